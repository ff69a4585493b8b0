import type { Money } from "../../../domain/kernel/money.ts";
import type { Column } from "../newer-wins.ts";
import { storable, storableJson } from "../storable.ts";

export const text = (value: string | null): Column => ({ type: "text", value: storable(value) });
export const flag = (value: boolean | null): Column => ({ type: "boolean", value });
export const count = (value: number | null): Column => ({ type: "integer", value });
export const time = (value: Date | null): Column => ({ type: "timestamptz", value });
export const json = (value: unknown): Column => ({ type: "jsonb", value: storableJson(value) });
export const minor = (money: Money): Column => ({ type: "bigint", value: BigInt(money.minor) });

/** Minor units as the domain has them. Throws beyond 2^53, which no amount of a shop reaches. */
export function minorUnits(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount ${value}: beyond what is exact`);
  return number;
}
