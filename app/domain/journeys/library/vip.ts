import { VIP_COPY } from "../../templates/default-copy/vip.ts";
import { readyMail, worded } from "../../templates/ready-mail.ts";
import { mailStep } from "../default-campaign.ts";
import { EntryRulesSchema } from "../definition.ts";
import { DEFAULT_HOLDOUT, type LibraryCampaign, untilMorning, waitDays } from "../library-campaign.ts";
import { NOTHING_LEFT } from "../nothing-left.ts";

/** Marks the fifth order: a tag that the whole team sees, and thanks without an offer. */
export const VIP: LibraryCampaign = {
  id: "vip",
  name: "VIP",
  purpose: "Thanks your most faithful customers and tags them in Shopify, so that your team knows them too.",
  stage: "Loyalty",
  when: "3 days after the fifth order at 10 in the morning, once ever",
  who: "Customers with 5 orders or more",
  holdout: DEFAULT_HOLDOUT,
  priority: 70,
  mails: [{ key: "vip", name: "Thank you for your loyalty", document: readyMail("person", [worded("heading", "headline"), worded("text", "intro"), worded("text", "answer"), worded("button", "button")], VIP_COPY) }],
  journey: (templates) => ({
    trigger: { kind: "order-placed" },
    entry: EntryRulesSchema.parse({ audience: { kind: "orders-count", is: "at-least", count: 5 }, reEntry: "once" }),
    exits: [{ kind: "unsubscribed" }, NOTHING_LEFT],
    steps: [{ id: "tag", kind: "tag", add: ["VIP"], remove: [] }, waitDays("wait", 3), untilMorning("morning"), mailStep("vip", templates["vip"]!)],
  }),
};
