import { REFILL_COPY } from "../../templates/default-copy/refill.ts";
import { ORDERED_ITEMS, readyMail, worded } from "../../templates/ready-mail.ts";
import { mailStep } from "../default-campaign.ts";
import { OPEN_ENTRY } from "../definition.ts";
import { DEFAULT_HOLDOUT, type LibraryCampaign, untilMorning } from "../library-campaign.ts";

/** Each order starts the count anew, so nobody is asked while stocked up. */
export const REPLENISHMENT: LibraryCampaign = {
  id: "replenishment",
  name: "Replenishment",
  purpose: "Reminds customers of what runs out, with their last order ready to be ordered again.",
  stage: "Retention",
  when: "30 days after the last order at 10 in the morning; set it to how long your products last",
  who: "Customers who ordered and have not ordered again since",
  holdout: DEFAULT_HOLDOUT,
  priority: 45,
  mails: [
    {
      key: "refill",
      name: "Order again",
      document: readyMail("order", [worded("heading", "headline"), worded("text", "intro"), ORDERED_ITEMS, { id: "button", kind: "button", leadsTo: "order-again" }, worded("text", "closing")], REFILL_COPY),
    },
  ],
  journey: (templates) => ({
    trigger: { kind: "date", after: "last-order", days: 30 },
    entry: OPEN_ENTRY,
    exits: [{ kind: "unsubscribed" }, { kind: "ordered" }],
    steps: [untilMorning("morning"), mailStep("refill", templates["refill"]!)],
  }),
};
