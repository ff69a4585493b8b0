import type { Fault } from "../../domain/rehearsal/faults.ts";

interface FaultWords {
  readonly title: string;
  /** what it means when one would have been made */
  readonly made: string;
  readonly avoided: string;
  readonly unknown: string;
}

/** What can go wrong with a mail, in the merchant's words. */
export const FAULT_WORDS = {
  "after-buying": {
    title: "Mailed after buying", made: "The customer had already bought when the mail would have gone out.",
    avoided: "The customer bought in time, so the campaign ended before the mail.", unknown: "Orders from before that time are not known here.",
  },
  "at-night": {
    title: "Mailed at night", made: "Between 10 PM and 7 AM by the customer’s own clock. Switch on quiet hours in Settings, or wait until a time of day.",
    avoided: "Put off to the morning by your quiet hours.", unknown: "",
  },
  twice: { title: "Mailed twice about the same", made: "The same mail about the same cart, order or day.", avoided: "Already sent, so not sent again.", unknown: "" },
  "sold-out": {
    title: "Mailed about what is sold out", made: "Nothing in the cart could be bought any more.",
    avoided: "Everything in the cart was sold out, so the mail was left out.", unknown: "What was in stock then was never observed. When a mail really goes out, your shop is asked first.",
  },
  "no-basis": {
    title: "Mailed without consent", made: "There was no consent, and no other ground in law.",
    avoided: "No consent, or the address is blocked, so the mail was left out.", unknown: "From before Lastmile: what the customer said then is not known.",
  },
} as const satisfies Record<Fault, FaultWords>;
