import type { ButtonTarget, MailSubject } from "./document.ts";

/** Where a button of a mail about `subject` can lead. */
export function buttonTargets(subject: MailSubject): readonly ButtonTarget[] {
  switch (subject) {
    case "checkout":
      return ["subject", "product", "shop", "address"];
    case "order":
      return ["subject", "order-again", "product", "shop", "address"];
    case "person":
      return ["subject", "address"];
  }
}
