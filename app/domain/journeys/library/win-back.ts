import { ASK_WHY_COPY } from "../../templates/default-copy/ask-why.ts";
import { BACK_OFFER_COPY } from "../../templates/default-copy/back-offer.ts";
import { MISSED_COPY } from "../../templates/default-copy/missed.ts";
import { readyMail, worded } from "../../templates/ready-mail.ts";
import { mailStep } from "../default-campaign.ts";
import { EntryRulesSchema } from "../definition.ts";
import { DEFAULT_HOLDOUT, type LibraryCampaign, untilMorning, waitDays } from "../library-campaign.ts";

/** Remind, ask, then offer: the ladder of checkout recovery at a slower pace. */
export const WIN_BACK: LibraryCampaign = {
  id: "win-back",
  name: "Win-back",
  purpose: "Writes to customers who have not ordered for a while: first a hello, then a question, an offer only at the end.",
  stage: "Retention",
  when: "60, 74 and 90 days after the last order; it ends with the next one",
  who: "Customers who have ordered before, once in 180 days at most",
  holdout: DEFAULT_HOLDOUT,
  priority: 30,
  mails: [
    { key: "missed", name: "It has been a while", document: readyMail("person", [worded("heading", "headline"), worded("text", "intro"), worded("button", "button"), worded("text", "closing")], MISSED_COPY) },
    { key: "ask", name: "Was something not right?", document: readyMail("person", [worded("heading", "headline"), worded("text", "intro"), worded("text", "answer"), worded("button", "button")], ASK_WHY_COPY) },
    { key: "offer", name: "Offer to come back", document: readyMail("person", [worded("heading", "headline"), worded("text", "intro"), { id: "offer", kind: "offer" }, worded("button", "button"), worded("text", "closing")], BACK_OFFER_COPY) },
  ],
  journey: (templates) => ({
    trigger: { kind: "date", after: "last-order", days: 60 },
    entry: EntryRulesSchema.parse({ coolDownDays: 180 }),
    exits: [{ kind: "unsubscribed" }, { kind: "ordered" }],
    steps: [
      untilMorning("morning"),
      mailStep("missed", templates["missed"]!),
      waitDays("wait-1", 13),
      untilMorning("morning-2"),
      mailStep("ask", templates["ask"]!),
      waitDays("wait-2", 15),
      untilMorning("morning-3"),
      mailStep("offer", templates["offer"]!, { kind: "percentage", percent: 10, validHours: 7 * 24 }),
    ],
  }),
};
