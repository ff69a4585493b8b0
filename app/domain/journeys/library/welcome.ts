import { FIRST_QUESTIONS_COPY } from "../../templates/default-copy/first-questions.ts";
import { HELLO_COPY } from "../../templates/default-copy/hello.ts";
import { readyMail, worded } from "../../templates/ready-mail.ts";
import { mailStep } from "../default-campaign.ts";
import { EntryRulesSchema } from "../definition.ts";
import { DEFAULT_HOLDOUT, type LibraryCampaign, MINUTES_PER_DAY, untilMorning, waitDays } from "../library-campaign.ts";

/**
 * For people who are new and have not bought. It waits for their consent: where one is confirmed by a mail, it comes after the
 * customer does. Whoever buys leaves: a welcome after the first order would come too late.
 */
export const WELCOME: LibraryCampaign = {
  id: "welcome",
  name: "Welcome",
  purpose: "Greets people who have just joined you and answers what one asks before a first order.",
  stage: "Acquisition",
  when: "10 minutes and about 3 days after they agreed to your mails; it ends with their first order",
  who: "New customers without an order who agreed to get your mails",
  holdout: DEFAULT_HOLDOUT,
  priority: 50,
  mails: [
    { key: "hello", name: "Welcome", document: readyMail("person", [worded("heading", "headline"), worded("text", "intro"), worded("button", "button"), worded("text", "closing")], HELLO_COPY) },
    {
      key: "questions",
      name: "Before the first order",
      document: readyMail(
        "person",
        [
          worded("heading", "headline"), worded("text", "intro"), worded("heading", "delivery-title"), worded("text", "delivery"),
          worded("heading", "returns-title"), worded("text", "returns"), worded("heading", "help-title"), worded("text", "help"), worded("button", "button"),
        ],
        FIRST_QUESTIONS_COPY,
      ),
    },
  ],
  journey: (templates) => ({
    trigger: { kind: "customer-created" },
    entry: EntryRulesSchema.parse({ audience: { kind: "orders-count", is: "at-most", count: 0 }, reEntry: "once" }),
    // An order can be older than its customer's news of it, so "has ordered" is asked for in both ways.
    exits: [{ kind: "unsubscribed" }, { kind: "ordered" }, { kind: "custom", if: { kind: "orders-count", is: "at-least", count: 1 } }],
    steps: [
      { id: "consent", kind: "wait-for", event: { kind: "subscribed" }, limitMinutes: 30 * MINUTES_PER_DAY, happened: [], timedOut: [{ id: "never-agreed", kind: "exit" }] },
      { id: "pause", kind: "wait", minutes: 10 },
      mailStep("hello", templates["hello"]!),
      waitDays("wait", 3),
      untilMorning("morning"),
      mailStep("questions", templates["questions"]!),
    ],
  }),
};
