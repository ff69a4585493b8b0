import type { Pool } from "pg";
import type { CheckoutLine } from "../../../domain/carts/checkout.ts";
import { ALONE, BURST_MINUTES, type Neighbours } from "../../../domain/customers/bot-score.ts";
import { type Begun, countNeighbours } from "../../../domain/customers/neighbours.ts";
import { minorUnits } from "../mappers/columns.ts";

const WINDOW_MS = BURST_MINUTES * 60_000;
/** Most checkouts of one shop and stretch of time that are looked at together. */
const MOST = 5_000;

interface Asked {
  readonly shop: string;
  readonly checkout: Pick<Begun, "token" | "createdAt">;
}

/** For each of some stored checkouts how many like it were begun around it; see CheckoutRepository.neighbours. Those of one time are counted together, so that a flood costs one look, not one for each. */
export async function neighboursOf(pool: Pick<Pool, "query">, asked: readonly Asked[]): Promise<readonly Neighbours[]> {
  const answers = new Map<Asked, Neighbours>();
  for (const [shop, some] of Map.groupBy(asked, (one) => one.shop)) {
    for (const { from, to, members } of stretchesOf(some)) {
      const around = countNeighbours(await begunBetween(pool, shop, from, to));
      for (const one of members) answers.set(one, around.get(one.checkout.token) ?? ALONE);
    }
  }
  return asked.map((one) => answers.get(one) ?? ALONE);
}

interface Stretch {
  readonly from: number;
  to: number;
  readonly members: Asked[];
}

/** Their windows, joined where they overlap. */
function stretchesOf(asked: readonly Asked[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const one of asked.toSorted((a, b) => a.checkout.createdAt.getTime() - b.checkout.createdAt.getTime())) {
    const at = one.checkout.createdAt.getTime();
    const last = stretches.at(-1);
    if (last && at - WINDOW_MS <= last.to) {
      last.to = at + WINDOW_MS;
      last.members.push(one);
    } else stretches.push({ from: at - WINDOW_MS, to: at + WINDOW_MS, members: [one] });
  }
  return stretches;
}

interface Row {
  readonly token: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly lines: readonly CheckoutLine[];
  readonly subtotalMinor: bigint;
  readonly totalMinor: bigint;
  readonly presentmentCurrency: string;
  readonly createdAt: Date;
}

/** The newest of them for each window's length, with no more than is compared. */
async function begunBetween(pool: Pick<Pool, "query">, shop: string, from: number, to: number): Promise<readonly Begun[]> {
  const most = MOST * Math.ceil((to - from) / (2 * WINDOW_MS));
  const { rows } = await pool.query<Row>(
    `SELECT token, email, phone, lines, "subtotalMinor", "totalMinor", "presentmentCurrency", "createdAt" FROM checkouts
    WHERE shop = $1 AND "createdAt" >= $2::timestamptz AND "createdAt" <= $3::timestamptz ORDER BY "createdAt" DESC, token LIMIT $4`,
    [shop, new Date(from), new Date(to), most],
  );
  return rows.map(({ subtotalMinor, totalMinor, presentmentCurrency: currency, ...row }) => ({ ...row, subtotal: { minor: minorUnits(subtotalMinor), currency }, total: { minor: minorUnits(totalMinor), currency } }));
}
