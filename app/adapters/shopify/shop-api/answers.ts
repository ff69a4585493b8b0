import { z } from "zod";
import { type Money, parseMoney } from "../../../domain/kernel/money.ts";

/** A moment as GraphQL writes it. */
export const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const moneyV2 = z.object({ amount: z.string(), currencyCode: z.string() }).transform(({ amount, currencyCode }): Money => parseMoney(amount, currencyCode));

export const globalId = z.string().startsWith("gid://");

/** What a mutation says it did not do. `field` and `code` come from the schema; messages may quote what was sent and are not asked for. */
export const userErrors = z.array(z.object({ field: z.array(z.string()).nullable(), code: z.string().nullable() }));

/** "code: TAKEN" for each error. */
export function errorText(errors: z.infer<typeof userErrors>): string {
  return errors.map(({ field, code }) => `${field?.join(".") ?? "request"}: ${code ?? "refused"}`).join(", ");
}
