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
 */
export async function handOffMessage(desk: Desk, claim: Claim, wish: AllowedWish): Promise<void> {
  const prepared = await prepareOffer(desk, claim, wish);
  if (prepared.kind === "stopped") return;
  const composed = await compose(desk, claim, wish, prepared.offer);
  if (!composed) return;
  const intent = await desk.store.messages.commitIntent(claim, composed.message, []);
  if (intent === "lost") return;
  if (intent === "duplicate") return meetEarlier(desk, claim, wish);
  const mailer = desk.deps.mailers.for(desk.settings.provider);
  const result = await call(desk, mailer, composed);
  await settle(desk, claim, wish, composed, mailer, result);
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
async function meetEarlier(desk: Desk, claim: Claim, wish: AllowedWish): Promise<void> {
  const { enrollment, effect, nextIndex } = wish;
  if (await settleIntent(desk, claim, enrollment, effect.stepId, nextIndex)) return;
  await drop(desk, claim, wish, await whyNotAgain(desk, enrollment, effect.stepId));
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

async function settle(desk: Desk, claim: Claim, wish: AllowedWish, composed: ComposedMail, mailer: Mailer, result: HandOffResult): Promise<void> {
  const { id } = composed.message;
  const base = { provider: mailer.provider, providerMessageId: null, refusal: null, at: desk.deps.clock.now() };
  const { position: next, planned } = await goOn(desk, wish);
  const row = (kind: DecisionRow["kind"], said: Partial<DecisionRow>): readonly DecisionRow[] => [about(desk, wish.enrollment, wish.effect.stepId, kind, { messageId: id, ...said }), ...planned];
  switch (result.kind) {
    case "accepted": {
      const detail = { basis: basisDetail(wish.basis), provider: mailer.provider, discountCode: composed.message.discountCode };
      await desk.store.messages.commitResult(claim, id, { ...base, status: "handed-off", providerMessageId: result.providerMessageId }, next, row("sent", { detail }));
      return;
    }
    case "refused": {
      const rows = row("refused", { reason: "provider-refused", detail: { basis: basisDetail(wish.basis) } });
      await desk.store.messages.commitResult(claim, id, { ...base, status: "refused", refusal: result.reason }, next, rows);
      return;
    }
    case "unknown":
      await desk.store.messages.commitResult(claim, id, { ...base, status: "unknown" }, next, row("unknown", { reason: "unknown-outcome" }));
      return;
    case "retry":
      return withdraw(desk, claim, wish, id, result);
    default:
      return assertNever(result, "answer of a mailer");
  }
}

/** The provider said "not now" before taking the mail: it goes later, each time a little later, and in the end not at all. */
async function withdraw(desk: Desk, claim: Claim, wish: AllowedWish, messageId: string, { reason: said, afterMs, denied }: Extract<HandOffResult, { kind: "retry" }>): Promise<void> {
  const reason = denied ? "provider-denied" : "provider-busy";
  if (denied) desk.deps.log.error({ shop: desk.shop, said }, "the mail provider does not accept us: its key or the sender must be mended; mails wait");
  const earlier = await timesPutOff(desk, wish, reason);
  const until = growingPause(desk, afterMs, earlier, denied && LONG_PATIENCE);
  const givingUp = earlier + 1 >= PROVIDER_ATTEMPTS;
  const rows = givingUp ? [] : [about(desk, wish.enrollment, wish.effect.stepId, "replanned", { reason, until })];
  if (!(await desk.store.messages.withdrawIntent(claim, messageId, until, rows))) return;
  if (givingUp) await drop(desk, claim, wish, reason, { attempts: earlier + 1 });
}

function basisDetail(basis: LegalBasis): object {
  return { kind: basis.kind, source: basis.source, at: basis.at?.toISOString() ?? null, evidence: basis.evidence };
}
