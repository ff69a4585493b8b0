import { type BotScore, BURST_MINUTES, isSuspected, scoreCheckout } from "../domain/customers/bot-score.ts";
import { countNeighbours } from "../domain/customers/neighbours.ts";
import { describeError } from "./describe-error.ts";
import { enrollAbandoned } from "./enroll-abandoned.ts";
import type { Deps } from "./ports/deps.ts";
import type { CheckoutRow } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";

const MINUTE_MS = 60_000;
/** How far back bursts are looked for; webhooks that come later than this are judged on what they say alone. */
const LOOK_BACK_MINUTES = 120;
/** Most checkouts of one shop that are looked at together. */
const MOST = 5_000;

type Needs = Pick<Deps, "clock" | "ids">;

/** Looks at the latest checkouts of every shop together: what one alone does not give away, many alike do. */
export async function spotBots(deps: Needs & Pick<Deps, "system" | "log">): Promise<void> {
  for (const shop of await deps.system.installedShops()) {
    try {
      await spotBotsOf(deps, deps.system.forShop(shop));
    } catch (error) {
      deps.log.error({ shop, ...describeError(error) }, "a shop's checkouts could not be looked at for bots");
    }
  }
}

/** The same for one shop; says how many judgements changed. */
export async function spotBotsOf(deps: Needs, store: ShopStore): Promise<number> {
  const now = deps.clock.now().getTime();
  const begun = await store.checkouts.begunBetween(new Date(now - LOOK_BACK_MINUTES * MINUTE_MS), new Date(now + BURST_MINUTES * MINUTE_MS), MOST);
  const around = countNeighbours(begun);
  let changed = 0;
  for (const checkout of begun) changed += Number(await settle(deps, store, checkout, scoreCheckout(checkout, around.get(checkout.token))));
  return changed;
}

/** Judges one checkout as it is stored now, beside those around it. What looks like nothing costs no question. */
export async function judgeCheckout(deps: Needs, store: ShopStore, checkout: CheckoutRow): Promise<CheckoutRow> {
  if (scoreCheckout(checkout).score === 0 && !checkout.doubt) return checkout;
  const score = scoreCheckout(checkout, await store.checkouts.neighbours(checkout));
  const judged = withScore(checkout, score);
  if (differs(checkout, judged)) await store.checkouts.suspect(checkout.token, judged.doubt?.suspicions ?? [], judged.doubt?.suspected ?? false);
  return judged;
}

async function settle(deps: Needs, store: ShopStore, checkout: CheckoutRow, score: BotScore): Promise<boolean> {
  const judged = withScore(checkout, score);
  if (!differs(checkout, judged)) return false;
  await store.checkouts.suspect(checkout.token, score.suspicions, judged.doubt?.suspected ?? false);
  if (checkout.doubt?.suspected === judged.doubt?.suspected) return true;
  if (!judged.doubt?.suspected) await enrollAbandoned(deps, store, judged);
  if (checkout.customerId !== null) await store.enrollments.hasten(checkout.customerId, deps.clock.now());
  return true;
}

function withScore({ doubt, ...checkout }: CheckoutRow, score: BotScore): CheckoutRow {
  const verdict = doubt?.verdict ?? null;
  const suspected = isSuspected(score, verdict);
  return score.suspicions.length === 0 && verdict === null ? checkout : { ...checkout, doubt: { suspicions: score.suspicions, suspected, verdict } };
}

function differs(before: CheckoutRow, after: CheckoutRow): boolean {
  return JSON.stringify(before.doubt ?? null) !== JSON.stringify(after.doubt ?? null);
}
