/** How long each kind of data is kept, in days. The operator's decision; defaults stand in app/config. */
export interface RetentionPeriods {
  /** raw webhooks: interpreted or set aside ones, and those of shops that do not have the app */
  readonly inboxDays: number;
  /** subject and content of mails that were sent */
  readonly mailContentDays: number;
  /** decisions and delivery events */
  readonly historyDays: number;
  /** people of whom nothing was heard, with their checkouts, orders and mails */
  readonly peopleDays: number;
  /** how long an export can be downloaded */
  readonly exportDays: number;
  /** proof of answered privacy requests, which holds no person */
  readonly requestDays: number;
}

export type RetentionCutoffs = { readonly [Period in keyof Omit<RetentionPeriods, "exportDays">]: Date } & { readonly now: Date };

const DAY_MS = 24 * 3600 * 1000;

/** The moment so many days before. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** What is older than these moments goes. */
export function retentionCutoffs(periods: RetentionPeriods, now: Date): RetentionCutoffs {
  return {
    now,
    inboxDays: daysBefore(now, periods.inboxDays),
    mailContentDays: daysBefore(now, periods.mailContentDays),
    historyDays: daysBefore(now, periods.historyDays),
    peopleDays: daysBefore(now, periods.peopleDays),
    requestDays: daysBefore(now, periods.requestDays),
  };
}
