import { AFTER_DELIVERY_COPY } from "../../templates/default-copy/after-delivery.ts";
import { THANKS_COPY } from "../../templates/default-copy/thanks.ts";
import { ORDERED_ITEMS, readyMail, worded } from "../../templates/ready-mail.ts";
import { mailStep } from "../default-campaign.ts";
import { EntryRulesSchema } from "../definition.ts";
import { DEFAULT_HOLDOUT, type LibraryCampaign, MINUTES_PER_DAY, untilMorning, waitDays } from "../library-campaign.ts";
import { NOTHING_LEFT } from "../nothing-left.ts";

/** Thanks, and a question after delivery. Without word of a delivery the question is not asked. */
export const POST_PURCHASE: LibraryCampaign = {
  id: "post-purchase",
  name: "After the order",
  purpose: "Says thank you for an order and asks after delivery whether everything is as it should be.",
  stage: "Retention",
  when: "In the morning, one to two days after the order, and 3 days after the parcel was delivered",
  who: "Customers who ordered, once in 30 days at most",
  holdout: DEFAULT_HOLDOUT,
  priority: 60,
  mails: [
    { key: "thanks", name: "Thank you", document: readyMail("order", [worded("heading", "headline"), worded("text", "intro"), ORDERED_ITEMS, worded("button", "button"), worded("text", "closing")], THANKS_COPY) },
    { key: "check", name: "After delivery", document: readyMail("order", [worded("heading", "headline"), worded("text", "intro"), ORDERED_ITEMS, worded("text", "help"), worded("button", "button")], AFTER_DELIVERY_COPY) },
  ],
  journey: (templates) => ({
    trigger: { kind: "order-placed" },
    entry: EntryRulesSchema.parse({ coolDownDays: 30 }),
    exits: [{ kind: "unsubscribed" }, NOTHING_LEFT],
    steps: [
      waitDays("wait", 1),
      untilMorning("morning"),
      mailStep("thanks", templates["thanks"]!),
      {
        id: "delivery", kind: "wait-for", event: { kind: "delivered" }, limitMinutes: 30 * MINUTES_PER_DAY,
        happened: [waitDays("unpacked", 3), untilMorning("morning-after"), mailStep("check", templates["check"]!)],
        timedOut: [],
      },
    ],
  }),
};
