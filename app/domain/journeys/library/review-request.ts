import { REVIEW_COPY } from "../../templates/default-copy/review.ts";
import { ORDERED_ITEMS, readyMail, worded } from "../../templates/ready-mail.ts";
import { mailStep } from "../default-campaign.ts";
import { EntryRulesSchema } from "../definition.ts";
import { DEFAULT_HOLDOUT, type LibraryCampaign, MINUTES_PER_DAY, untilMorning, waitDays } from "../library-campaign.ts";
import { NOTHING_LEFT } from "../nothing-left.ts";

/** Asks everybody alike, content or not. Where no carrier tells of the delivery, three weeks after sending stand in for it. */
export const REVIEW_REQUEST: LibraryCampaign = {
  id: "review-request",
  name: "Review request",
  purpose: "Asks customers for their honest opinion once they have had time to try what they bought.",
  stage: "Loyalty",
  when: "A week after delivery at 10 in the morning, or 3 weeks after sending where no carrier tells",
  who: "Customers whose order was sent, once in 60 days at most",
  holdout: DEFAULT_HOLDOUT,
  priority: 40,
  mails: [
    {
      key: "review",
      name: "Review request",
      document: readyMail("order", [worded("heading", "headline"), worded("text", "intro"), ORDERED_ITEMS, { id: "button", kind: "button", leadsTo: "product" }, worded("text", "closing")], REVIEW_COPY),
    },
  ],
  journey: (templates) => ({
    trigger: { kind: "order-fulfilled" },
    entry: EntryRulesSchema.parse({ coolDownDays: 60 }),
    exits: [{ kind: "unsubscribed" }, NOTHING_LEFT],
    steps: [
      { id: "delivery", kind: "wait-for", event: { kind: "delivered" }, limitMinutes: 21 * MINUTES_PER_DAY, happened: [waitDays("try", 7)], timedOut: [] },
      untilMorning("morning"),
      mailStep("review", templates["review"]!),
    ],
  }),
};
