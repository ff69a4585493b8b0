import type { z } from "zod";
import { version, type VersionKind } from "../../../domain/facts/version.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { id, list, maybe, payload, quantity, text, time } from "./fields.ts";
import { need, refusal } from "./refusal.ts";

/** What has an id, a state and a time. No person's name, address or message is read from any of these. */
export const happeningPayload = payload({
  id, admin_graphql_api_id: text, status: text, name: text, title: text, role: text, created_at: time, processed_at: time, updated_at: time,
});
type Raw = z.infer<typeof happeningPayload>;

/** Reads one such topic; `fields` are those whose values are kept. */
export function readHappening(kind: VersionKind, fields: readonly (keyof Raw & string)[]) {
  return (raw: Raw, arrived: Date): readonly ShopFact[] => {
    const subject = raw.id ?? /\/(\d{1,30})$/.exec(raw.admin_graphql_api_id ?? "")?.[1] ?? null;
    const at = raw.updated_at ?? raw.processed_at ?? raw.created_at ?? arrived;
    return [{ kind: "versions", versions: [version(kind, need(subject, ["id"], "a numeric id"), at, Object.fromEntries(fields.map((field) => [field, raw[field]])))] }];
  };
}

/** Something of this kind is gone. */
export function readGone(kind: VersionKind) {
  return (raw: Raw, arrived: Date): readonly ShopFact[] => {
    const subject = raw.id ?? /\/(\d{1,30})$/.exec(raw.admin_graphql_api_id ?? "")?.[1] ?? null;
    return [{ kind: "versions", versions: [version(kind, need(subject, ["id"], "a numeric id"), arrived, { deleted: true })] }];
  };
}

/** carts/create and carts/update: nobody is named in them. */
export const cartPayload = payload({ id: text, token: text, updated_at: time, created_at: time, line_items: list(payload({ variant_id: id, product_id: id, quantity })) });

/** Throws PayloadRefused without a token. */
export function readCart(raw: z.infer<typeof cartPayload>, arrived: Date): readonly ShopFact[] {
  const token = need(raw.token ?? raw.id, ["token"], "text");
  const lines = raw.line_items.map((line) => ({ variantId: line.variant_id, productId: line.product_id, quantity: line.quantity }));
  return [{ kind: "versions", versions: [version("cart-lines", token, raw.updated_at ?? raw.created_at ?? arrived, { lines })] }];
}

/** discounts/redeemcode_added and redeemcode_removed. */
export const redeemCodePayload = payload({ admin_graphql_api_id: text, redeem_code: maybe({ id: text, code: text }), updated_at: time });

export function readRedeemCode(added: boolean) {
  return (raw: z.infer<typeof redeemCodePayload>, arrived: Date): readonly ShopFact[] => {
    const code = raw.redeem_code?.code?.toUpperCase();
    if (!code) throw refusal(["redeem_code", "code"], null, "text");
    return [{ kind: "versions", versions: [version("discount", `code ${code}`, raw.updated_at ?? arrived, { added, discount: raw.admin_graphql_api_id })] }];
  };
}
