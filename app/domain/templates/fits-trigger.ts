import { subjectOf, type Trigger } from "../journeys/triggers.ts";
import type { MailSubject } from "./document.ts";

/** Whether a journey that starts so has what a mail is about. A journey after somebody's last or first order can show an order too. */
export function fitsTrigger(about: MailSubject, trigger: Trigger): boolean {
  if (about === "person" || about === subjectOf(trigger.kind)) return true;
  return about === "order" && trigger.kind === "date" && trigger.after !== "customer-created";
}
