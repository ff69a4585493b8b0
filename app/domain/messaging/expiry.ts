const DAY_MS = 24 * 60 * 60_000;

/** How long a message makes sense: since what it is about happened, and at least since the journey wanted it (a merchant may plan a late one). */
const LASTS = {
  /** a cart of last week */
  checkout: { sinceFactMs: 7 * DAY_MS, sinceWantedMs: 2 * DAY_MS },
  order: { sinceFactMs: 30 * DAY_MS, sinceWantedMs: 7 * DAY_MS },
  person: { sinceFactMs: 0, sinceWantedMs: 7 * DAY_MS },
} as const;

export interface ExpiringMessage {
  /** what the journey is about */
  readonly subject: keyof typeof LASTS;
  /** when that happened: the shopper's last activity, the order; null where a journey is about the person alone */
  readonly factAt: Date | null;
  /** when the journey came to the message's step */
  readonly wantedAt: Date;
  /** the end of the offer that it names, as far as there is one already */
  readonly offerEndsAt: Date | null;
}

/** When a message stops making sense: it must go before. Never after the offer that it names has ended. */
export function messageExpiry({ subject, factAt, wantedAt, offerEndsAt }: ExpiringMessage): Date {
  const { sinceFactMs, sinceWantedMs } = LASTS[subject];
  const byFact = factAt === null ? 0 : factAt.getTime() + sinceFactMs;
  const own = Math.max(byFact, wantedAt.getTime() + sinceWantedMs);
  return new Date(offerEndsAt === null ? own : Math.min(own, offerEndsAt.getTime()));
}
