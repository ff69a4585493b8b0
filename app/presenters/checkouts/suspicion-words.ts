import type { Suspicion } from "../../domain/customers/bot-score.ts";
import type { CheckoutRow } from "../../use-cases/ports/rows.ts";

/** What speaks against a real shopper, in a sentence that a merchant can check. */
const WORDS = {
  "disposable-address": "The e-mail address is from a service that gives out throw-away addresses.",
  "impossible-name": "The name holds a link, code or letters that no person’s name has.",
  "machine-made-address": "The e-mail address looks made up by a machine.",
  "nothing-to-pay": "Several checkouts without anything to pay were started within minutes of each other.",
  "burst-from-address": "Many checkouts were started under the same e-mail address or phone number within minutes.",
  "burst-of-carts": "Many people started a checkout with exactly the same cart within minutes.",
} as const satisfies Record<Suspicion, string>;

export interface DoubtView {
  readonly suspected: boolean;
  readonly title: string;
  readonly text: string;
  readonly reasons: readonly string[];
}

/** What the checkout's page says about whether there is a person; null where nothing speaks against it. */
export function doubtView({ doubt }: Pick<CheckoutRow, "doubt">): DoubtView | null {
  if (!doubt) return null;
  const reasons = doubt.suspicions.map((one) => WORDS[one]);
  if (doubt.verdict === "person") return { suspected: false, title: "You said that this is a real person", text: "The checkout is treated like any other.", reasons };
  if (doubt.verdict === "not-person") return { suspected: true, title: "You said that this is not a person", text: "No mails go out for this checkout, and it is left out of your figures.", reasons };
  if (!doubt.suspected) return null;
  return { suspected: true, title: "This is probably not a person", text: "No mails go out for this checkout, and it is left out of your figures. If you know the shopper, say so.", reasons };
}
