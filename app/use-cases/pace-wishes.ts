import { quietUntil } from "../domain/messaging/quiet-hours.ts";
import type { Claim } from "./ports/shop-store.ts";
import { reserveSends } from "./reserve-sends.ts";
import type { Reserved } from "./reserve-sends.ts";
import type { Desk } from "./shop-desk.ts";
import { drop, putOff } from "./wish.ts";
import type { AllowedWish } from "./wish.ts";

/** A wish that the arbiter let through, with the hold on its person. */
export interface HeldWish {
  readonly claim: Claim;
  readonly wish: AllowedWish;
}

export interface PacedWishes {
  readonly now: readonly HeldWish[];
  readonly later: readonly (HeldWish & ReturnType<Reserved["later"]>)[];
}

/** Divides a batch into what may go now and what has to wait for its turn: messages about orders first, then by priority. */
export async function paceWishes(desk: Desk, held: readonly HeldWish[]): Promise<PacedWishes> {
  const reserved = await reserveSends(desk, held.length);
  if (reserved.granted === held.length) return { now: held, later: [] };
  const inOrder = [...held].sort((a, b) => rank(b) - rank(a) || b.wish.candidate.priority - a.wish.candidate.priority || a.wish.candidate.expiresAt.getTime() - b.wish.candidate.expiresAt.getTime());
  return { now: inOrder.slice(0, reserved.granted), later: inOrder.slice(reserved.granted).map((one, n) => ({ ...one, ...awake(desk, one, reserved.later(n)) })) };
}

function rank({ wish }: HeldWish): number {
  return wish.candidate.purpose === "transactional" ? 1 : 0;
}

/** Nobody is woken for a turn at night only to be put off again. */
function awake({ policy }: Desk, { wish }: HeldWish, turn: ReturnType<Reserved["later"]>): ReturnType<Reserved["later"]> {
  const quiet = wish.candidate.purpose === "marketing" ? quietUntil(turn.until, policy.quietHours, wish.candidate.timeZone) : null;
  return { ...turn, until: quiet ?? turn.until };
}

/** Commits that a message waits for its turn, or is dropped because it would make no sense any more by then. */
export async function waitForTurn(desk: Desk, { claim, wish, until, reason }: PacedWishes["later"][number]): Promise<void> {
  if (until >= wish.candidate.expiresAt) await drop(desk, claim, wish, reason);
  else await putOff(desk, claim, wish, until, reason);
}
