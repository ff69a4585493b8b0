import { LAST_QUESTION_COPY } from "../../templates/default-copy/last-question.ts";
import { STAY_COPY } from "../../templates/default-copy/stay.ts";
import { readyMail, worded } from "../../templates/ready-mail.ts";
import { mailStep } from "../default-campaign.ts";
import { EntryRulesSchema } from "../definition.ts";
import { type LibraryCampaign, MINUTES_PER_DAY, untilMorning } from "../library-campaign.ts";

const ANSWER = { event: { kind: "clicked" }, limitMinutes: 14 * MINUTES_PER_DAY, happened: [] } as const;

/**
 * Asks twice whether somebody wants to stay, then tags who was asked and did not answer: whoever got no mail, for lack of
 * consent say, has not been silent. It unsubscribes nobody: only people themselves can do that.
 */
export const SUNSET: LibraryCampaign = {
  id: "sunset",
  name: "Sunset",
  purpose: "Asks people who have long been silent whether they want to stay, and tags those who were asked and do not answer, so that you can leave them out.",
  stage: "Retention",
  when: "180 days after the last order, and once more 2 weeks later; a click or an order ends it",
  who: "Customers without an order for 180 days, once in a year at most",
  holdout: 0,
  priority: 20,
  mails: [
    { key: "stay", name: "Stay in touch?", document: readyMail("person", [worded("heading", "headline"), worded("text", "intro"), worded("button", "button"), worded("text", "closing")], STAY_COPY) },
    { key: "last", name: "Last question", document: readyMail("person", [worded("heading", "headline"), worded("text", "intro"), worded("button", "button"), worded("text", "closing")], LAST_QUESTION_COPY) },
  ],
  journey: (templates) => ({
    trigger: { kind: "date", after: "last-order", days: 180 },
    entry: EntryRulesSchema.parse({ coolDownDays: 365 }),
    exits: [{ kind: "unsubscribed" }, { kind: "ordered" }],
    steps: [
      untilMorning("morning"),
      mailStep("stay", templates["stay"]!),
      {
        id: "answer", kind: "wait-for", ...ANSWER,
        timedOut: [
          { id: "asked", kind: "split", if: { kind: "mailed", stepId: "stay" }, yes: [], no: [{ id: "not-asked", kind: "exit" }] },
          untilMorning("morning-2"),
          mailStep("last", templates["last"]!),
          {
            id: "answer-2", kind: "wait-for", ...ANSWER,
            timedOut: [{ id: "asked-2", kind: "split", if: { kind: "mailed", stepId: "last" }, yes: [{ id: "tag", kind: "tag", add: ["Inactive"], remove: [] }], no: [] }],
          },
        ],
      },
    ],
  }),
};
