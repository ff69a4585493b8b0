import { assertNever } from "../domain/kernel/never.ts";
import { daysBefore, type RetentionPeriods } from "../domain/privacy/retention.ts";
import { describeError } from "./describe-error.ts";
import type { Deps } from "./ports/deps.ts";
import type { PrivacyRequest } from "./ports/privacy-store.ts";
import { ShopUnreachable } from "./ports/shop-api.ts";

type Needs = Pick<Deps, "system" | "shops" | "clock" | "log"> & { readonly retention: Pick<RetentionPeriods, "exportDays"> };

const BATCH = 50;
/** A request that is still unanswered so many days before its deadline is for a person to look at. */
const ALARM_DAYS = 20;
/** Shopify sends shop/redact 48 hours after the app was removed; for as long again we believe our own books that say it was not. */
const BELIEVE_DAYS = 2;

/** Answers what was asked about personal data, the first due first, and says how many it answered. What fails is tried again by the next call. */
export async function answerPrivacyRequests(deps: Needs): Promise<number> {
  let answered = 0;
  for (const { shop, id, kind, dueAt } of await deps.system.privacy.unanswered(BATCH)) {
    try {
      const request = await deps.system.privacy.get(shop, id);
      if (request?.state === "open" && (await answer(deps, request))) answered += 1;
    } catch (error) {
      await deps.system.privacy.failed(shop, id, error instanceof Error ? error.name : typeof error);
      deps.log.warn({ shop, request: id, kind, ...describeError(error) }, "a privacy request could not be answered yet");
    }
    if (deps.clock.now() >= daysBefore(dueAt, ALARM_DAYS)) deps.log.error({ shop, request: id, kind, dueAt: dueAt.toISOString() }, "a privacy request is near its deadline");
  }
  return answered;
}

async function answer(deps: Needs, request: PrivacyRequest): Promise<boolean> {
  const { privacy } = deps.system;
  const now = deps.clock.now();
  const { shop, id, ask } = request;
  switch (ask.kind) {
    case "export":
      // Made when it is downloaded: a stored copy would be one more thing to erase.
      await privacy.exportReady(shop, id, now, daysBefore(now, -deps.retention.exportDays));
      break;
    case "erase-person":
      deps.log.info({ shop, request: id, rows: await privacy.erasePerson(request, now) }, "a person was erased");
      break;
    case "erase-shop":
      if (!(await hasLeft(deps, request))) return false;
      deps.log.info({ shop, request: id, rows: await privacy.eraseShop(request, now) }, "a shop was erased");
      break;
    default:
      return assertNever(ask, "privacy request");
  }
  return true;
}

/**
 * A shop that has the app must not be erased: Shopify withdraws the request when the shop comes back, but it may be late.
 * Where our books say that it has the app, the shop itself is asked; if it cannot answer, the news of its leaving was lost.
 */
async function hasLeft(deps: Needs, { shop, id, receivedAt }: PrivacyRequest): Promise<boolean> {
  const profile = await deps.system.forShop(shop).settings.profile();
  if (!profile?.installed) return true;
  try {
    await (await deps.shops.for(shop)).profile();
  } catch (error) {
    if (!(error instanceof ShopUnreachable)) throw error;
    if (deps.clock.now() < daysBefore(receivedAt, -BELIEVE_DAYS)) throw error;
    await deps.system.uninstall(shop, deps.clock.now());
    return true;
  }
  await deps.system.privacy.supersede(shop, id, deps.clock.now());
  deps.log.warn({ shop, request: id }, "a shop that has the app again was not erased");
  return false;
}
