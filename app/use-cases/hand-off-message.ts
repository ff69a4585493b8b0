import type { LegalBasis } from "../domain/consent/basis.ts";
import type { IssuedOffer } from "../domain/incentives/offer.ts";
import { assertNever } from "../domain/kernel/never.ts";
import { TemplateError } from "../domain/templates/template-error.ts";
import { composeMail } from "./compose-mail.ts";
import type { ComposedMail } from "./compose-mail.ts";
import { describeError } from "./describe-error.ts";
import { goOn } from "./go-on.ts";
import type { HandOffResult, Mailer } from "./ports/mailer.ts";
import type { DecisionRow } from "./ports/rows.ts";
import type { Claim } from "./ports/shop-store.ts";
import { prepareOffer } from "./prepare-offer.ts";
import { settleIntent } from "./settle-lost-hand-off.ts";
import type { Desk } from "./shop-desk.ts";
import { whyNotAgain } from "./why-not-again.ts";
import { about, drop, growingPause, LONG_PATIENCE, putOffLonger, timesPutOff } from "./wish.ts";
import type { AllowedWish } from "./wish.ts";

/** About eight hours of a provider that cannot take mail; almost three days of one that does not accept us. */
const PROVIDER_ATTEMPTS = 13;

/**
 * Sends one message, at most once: the intent is committed under the fence before the provider is called, and the answer
 * after. A crash before the intent costs nothing; one around the call leaves an intent, which the next claim marks `unknown`.
 * `last`: nothing else of the person is left to do, so they may be given back with the answer; says whether they were.
 */
export async function handOffMessage(desk: Desk, claim: Claim, wish: AllowedWish, last: boolean): Promise<"given-back" | null> {
  const prepared = await prepareOffer(desk, claim, wish);
  if (prepared.kind === "stopped") return null;
  const composed = await compose(desk, claim, wish, prepared.offer);
  if (!composed) return null;
  const intent = await desk.store.messages.commitIntent(claim, composed.message);
  if (intent === "lost") return null;
  if (intent === "duplicate") return meetEarlier(desk, claim, wish);
  const mailer = desk.deps.mailers.for(desk.settings.provider);
  const result = await call(desk, mailer, composed);
  if (result.kind === "retry") return withdraw(desk, claim, wish, composed.message.id, result);
  await settle(desk, claim, wish, composed, mailer.provider, result, last);
  return last ? "given-back" : null;
}

/** Null when the mail cannot be made from its template: it is put off, because the merchant may mend that, and that is committed. */
async function compose(desk: Desk, claim: Claim, wish: AllowedWish, offer: IssuedOffer | null): Promise<ComposedMail | null> {
  try {
    return await composeMail(desk, wish, offer);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    desk.deps.log.error({ shop: desk.shop, templateId: wish.effect.templateId, ...describeError(error) }, "a mail could not be made from its template");
    await putOffLonger(desk, claim, wish, 0, "template-broken");
    return null;
  }
}

/** The ledger already has this person, step and occasion: an unanswered one becomes `unknown`; either way nothing is sent again. */
async function meetEarlier(desk: Desk, claim: Claim, wish: AllowedWish): Promise<null> {
  const { enrollment, effect, nextIndex } = wish;
  if (!(await settleIntent(desk, claim, enrollment, effect.stepId, nextIndex))) await drop(desk, claim, wish, await whyNotAgain(desk, enrollment, effect.stepId));
  return null;
}

/** A mailer does not throw for what a provider answers; if it does all the same, nobody knows what became of the mail. */
async function call(desk: Desk, mailer: Mailer, { mail }: ComposedMail): Promise<HandOffResult> {
  try {
    return await mailer.handOff(mail);
  } catch (error) {
    desk.deps.log.error({ shop: desk.shop, messageId: mail.messageId, ...describeError(error) }, "the mailer failed");
    return { kind: "unknown", reason: "mailer-failed" };
  }
}

type Answered = Exclude<HandOffResult, { kind: "retry" }>;

async function settle(desk: Desk, claim: Claim, wish: AllowedWish, composed: ComposedMail, provider: string, result: Answered, giveBack: boolean): Promise<void> {
  const { id } = composed.message;
  const { position, planned } = await goOn(desk, wish);
  const { kind, reason = null, detail = {}, ...status } = answerRow(wish, composed, provider, result);
  const rows = [about(desk, wish.enrollment, wish.effect.stepId, kind, { messageId: id, reason, detail }), ...planned];
  await desk.store.messages.commitResult(claim, id, { provider, providerMessageId: null, refusal: null, at: desk.deps.clock.now(), ...status }, position, rows, giveBack);
}

/** What an answer means for the message, and for its decision on the timeline. */
function answerRow({ basis }: AllowedWish, { message }: ComposedMail, provider: string, result: Answered): Pick<DecisionRow, "kind"> & Partial<DecisionRow> & { status: "handed-off" | "refused" | "unknown"; providerMessageId?: string | null; refusal?: string } {
  switch (result.kind) {
    case "accepted":
      return { kind: "sent", detail: { basis: basisDetail(basis), provider, discountCode: message.discountCode }, status: "handed-off", providerMessageId: result.providerMessageId };
    case "refused":
      return { kind: "refused", reason: "provider-refused", detail: { basis: basisDetail(basis) }, status: "refused", refusal: result.reason };
    case "unknown":
      return { kind: "unknown", reason: "unknown-outcome", status: "unknown" };
    default:
      return assertNever(result, "answer of a mailer");
  }
}

/** The provider said "not now" before taking the mail: it goes later, each time a little later, and in the end not at all. */
async function withdraw(desk: Desk, claim: Claim, wish: AllowedWish, messageId: string, { reason: said, afterMs, denied }: Extract<HandOffResult, { kind: "retry" }>): Promise<null> {
  const reason = denied ? "provider-denied" : "provider-busy";
  if (denied) desk.deps.log.error({ shop: desk.shop, said }, "the mail provider does not accept us: its key or the sender must be mended; mails wait");
  const earlier = await timesPutOff(desk, wish, reason);
  const until = growingPause(desk, afterMs, earlier, denied && LONG_PATIENCE);
  const givingUp = earlier + 1 >= PROVIDER_ATTEMPTS;
  const rows = givingUp ? [] : [about(desk, wish.enrollment, wish.effect.stepId, "replanned", { reason, until })];
  const withdrawn = await desk.store.messages.withdrawIntent(claim, messageId, until, rows);
  if (withdrawn && givingUp) await drop(desk, claim, wish, reason, { attempts: earlier + 1 });
  return null;
}

function basisDetail(basis: LegalBasis): object {
  return { kind: basis.kind, source: basis.source, at: basis.at?.toISOString() ?? null, evidence: basis.evidence };
}
