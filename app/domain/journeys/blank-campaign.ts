import { assertNever } from "../kernel/never.ts";
import { NOTE_COPY } from "../templates/default-copy/note.ts";
import { THANKS_COPY } from "../templates/default-copy/thanks.ts";
import { DEFAULT_TEMPLATES } from "../templates/default-templates.ts";
import type { MailSubject, TemplateDocument } from "../templates/document.ts";
import { ORDERED_ITEMS, readyMail, worded } from "../templates/ready-mail.ts";
import { mailStep } from "./default-campaign.ts";
import { OPEN_ENTRY } from "./definition.ts";
import { type LibraryCampaign, untilMorning } from "./library-campaign.ts";
import type { Step } from "./steps.ts";
import type { Trigger } from "./triggers.ts";

type Blank = Pick<LibraryCampaign, "id" | "name" | "priority" | "mails" | "journey">;

/** A campaign to be made into something: one wait and one mail about `subject`, which is true as it stands. */
export function blankCampaign(subject: MailSubject): Blank {
  return {
    id: `own-${subject}`,
    name: "New campaign",
    priority: 50,
    mails: [{ key: "mail", name: "New mail", document: blankMail(subject) }],
    journey: (templates) => ({ trigger: blankTrigger(subject), entry: { ...OPEN_ENTRY, reEntry: subject === "order" ? "each-order" : "each-occasion" }, exits: [{ kind: "unsubscribed" }], steps: [blankWait(subject), mailStep("mail", templates["mail"]!)] }),
  };
}

/** A mail about `subject` to write one's own from, in every language. */
export function blankMail(subject: MailSubject): TemplateDocument {
  switch (subject) {
    case "checkout":
      return DEFAULT_TEMPLATES.remind;
    case "order":
      return readyMail("order", [worded("heading", "headline"), worded("text", "intro"), ORDERED_ITEMS, worded("button", "button"), worded("text", "closing")], THANKS_COPY);
    case "person":
      return readyMail("person", [worded("heading", "headline"), worded("text", "intro"), worded("button", "button")], NOTE_COPY);
    default:
      return assertNever(subject, "subject of a mail");
  }
}

function blankTrigger(subject: MailSubject): Trigger {
  switch (subject) {
    case "checkout":
      return { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" };
    case "order":
      return { kind: "order-placed" };
    case "person":
      return { kind: "customer-created" };
    default:
      return assertNever(subject, "subject of a mail");
  }
}

function blankWait(subject: MailSubject): Step {
  return subject === "checkout" ? { id: "wait", kind: "wait", minutes: 60 } : untilMorning("wait");
}
