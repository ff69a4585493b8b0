import { localTime } from "../../../app/domain/kernel/time-zone.ts";
import type { SendPolicy } from "../../../app/domain/messaging/candidate.ts";
import { DAY } from "../../support/samples.ts";
import type { Asked, TakenMail } from "./world.ts";

/** A row of the ledger, as the database has it. */
export interface LedgerRow {
  readonly id: string;
  readonly campaignId: string;
  readonly customerId: string;
  readonly stepId: string;
  readonly occasion: string;
  readonly address: string;
  readonly status: string;
  /** business time */
  readonly intentAt: Date;
  /** when the checkout began that it is about */
  readonly begunAt: Date;
  readonly discountCode: string | null;
}

export interface Evidence {
  readonly taken: readonly TakenMail[];
  readonly asked: readonly Asked[];
  /** what the shop knew to be bought, from when on, with the order's own time */
  readonly bought: readonly { readonly seq: number; readonly email: string; readonly at: Date }[];
  /** unsubscribes, and since when everybody could see that each had been read */
  readonly unsubscribed: readonly { readonly email: string; readonly seq: number }[];
  readonly ledger: readonly LedgerRow[];
  /** codes that the shop has made, with when it first did */
  readonly codes: ReadonlyMap<string, number>;
}

/** Mails that the same person got twice for the same campaign, step and occasion, or that the ledger does not know. */
export function duplicates({ taken, ledger }: Evidence): readonly string[] {
  const rows = new Map(ledger.map((row) => [row.id, row]));
  const seen = new Map<string, number>();
  for (const { messageId } of taken) {
    const row = rows.get(messageId);
    const name = row ? [row.campaignId, row.customerId, row.stepId, row.occasion].join("/") : `unknown to the ledger: ${messageId}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return [...seen].filter(([name, count]) => count > 1 || name.startsWith("unknown")).map(([name]) => name);
}

/** The last time at which the worker that sent a mail had asked the shop about the person. */
function lastAsked(mail: TakenMail, asked: readonly Asked[]): Asked | null {
  return asked.filter((one) => one.worker === mail.worker && one.email === mail.to && one.seq < mail.seq).at(-1) ?? null;
}

/** Mails that were sent without asking the shop. */
export function notAsked({ taken, asked }: Evidence): readonly string[] {
  return taken.filter((mail) => lastAsked(mail, asked) === null).map((mail) => mail.messageId);
}

/** Mails about a checkout to people of whom the shop had said, to the very worker that sent it, that they had bought since it began. */
export function afterPurchase({ taken, asked, bought, ledger }: Evidence): readonly string[] {
  const begun = new Map(ledger.map((row) => [row.id, row.begunAt]));
  return taken.filter((mail) => {
    const ask = lastAsked(mail, asked);
    const since = begun.get(mail.messageId);
    return ask !== null && since !== undefined && bought.some((one) => one.email === mail.to && one.at >= since && one.seq < ask.seq);
  }).map((mail) => mail.messageId);
}

/** Mails to people whose unsubscribe had been read before the shop was asked for the mail. */
export function afterUnsubscribe({ taken, asked, unsubscribed }: Evidence): readonly string[] {
  return taken.filter((mail) => {
    const ask = lastAsked(mail, asked);
    return ask !== null && unsubscribed.some((one) => one.email === mail.to && one.seq < ask.seq);
  }).map((mail) => mail.messageId);
}

/** Mails that name a discount code which the shop had not made by then. */
export function deadCodes({ taken, ledger, codes }: Evidence): readonly string[] {
  const named = new Map(ledger.map((row) => [row.id, row.discountCode]));
  return taken.filter(({ messageId, seq }) => {
    const code = named.get(messageId) ?? null;
    return code !== null && !((codes.get(code) ?? Infinity) < seq);
  }).map((mail) => mail.messageId);
}

/** Mails beyond the caps, or in quiet hours, by the business time at which each was decided. */
export function againstTheRules({ taken, ledger }: Evidence, policy: SendPolicy, timeZone: string): readonly string[] {
  const went = new Set(taken.map((mail) => mail.messageId));
  const broken: string[] = [];
  for (const rows of Map.groupBy(ledger.filter((row) => went.has(row.id)), (row) => row.customerId).values()) {
    const times = rows.map((row) => row.intentAt.getTime());
    for (const { id, intentAt } of rows) {
      const within = (ms: number): number => times.filter((at) => at > intentAt.getTime() - ms && at <= intentAt.getTime()).length;
      if (within(DAY) > policy.frequencyCapPerDay || within(7 * DAY) > policy.frequencyCapPerWeek) broken.push(`cap ${id}`);
      const time = localTime(intentAt, timeZone);
      if (policy.quietHours && (time >= policy.quietHours.from || time < policy.quietHours.to)) broken.push(`quiet ${id} at ${time}`);
    }
  }
  return broken;
}
