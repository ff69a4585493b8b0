import type { FieldErrors } from "../words/form.ts";

/** What can come of a test mail; the same kinds as the use case answers. */
interface TestOutcome {
  readonly kind: "accepted" | "refused" | "retry" | "unknown" | "not-sent";
  readonly reason?: string;
  readonly denied?: true;
}
export type TestAnswer = { readonly ok: true; readonly message: string } | { readonly ok: false; readonly errors: FieldErrors };

const NOT_SENT: Readonly<Record<string, string>> = {
  "no-sender": "No sender address is set up yet. Add one in Settings.",
  "no-postal-address": "Your shop has no postal address yet. Add one in Settings.",
  "bad-address": "Enter an e-mail address, such as you@yourshop.com",
  "no-template": "This mail was not found. Reload the page.",
};

/** What the merchant reads after sending a test mail. */
export function testMailAnswer(outcome: TestOutcome): TestAnswer {
  if (outcome.kind === "accepted") return { ok: true, message: "Test mail sent" };
  return { ok: false, errors: { to: sentence(outcome) } };
}

function sentence(outcome: TestOutcome): string {
  if (outcome.kind === "not-sent") return (Object.hasOwn(NOT_SENT, outcome.reason ?? "") && NOT_SENT[outcome.reason ?? ""]) || "The mail was not sent.";
  if (outcome.kind === "refused") return "The mail service refused the mail. Check the sender address in Settings.";
  if (outcome.denied) return "The mail service does not accept its access key or your sender address. Check the sender address in Settings.";
  if (outcome.kind === "retry") return "The mail service is busy. Try again in a minute.";
  return "The mail service gave no clear answer. Look into the inbox before you try again.";
}
