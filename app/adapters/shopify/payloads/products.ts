import { z } from "zod";
import { type FactVersion, version } from "../../../domain/facts/version.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { amount, id, list, payload, text, time } from "./fields.ts";
import { need } from "./refusal.ts";
import { numericId } from "./shapes.ts";

/** A whole number, below zero where a shop sold more than it had. */
const stock = z.union([z.number(), z.string()], { error: "a whole number" }).nullish().transform((value) => (value === null || value === undefined || value === "" ? null : Number(value)))
  .refine((value) => value === null || Number.isSafeInteger(value), "a whole number");

const variantFields = { id, admin_graphql_api_id: text, product_id: id, updated_at: time, price: amount, compare_at_price: amount, inventory_policy: text, inventory_quantity: stock };
/** variants/in_stock and variants/out_of_stock. */
export const variantPayload = payload(variantFields);
/** products/create and products/update. */
export const productPayload = payload({ id, admin_graphql_api_id: text, title: text, handle: text, status: text, updated_at: time, variants: list(variantPayload) });
export const productDeletedPayload = payload({ id });
/** inventory_levels/update. */
export const inventoryPayload = payload({ inventory_item_id: id, location_id: id, available: stock, updated_at: time });
type RawVariant = z.infer<typeof variantPayload>;

/** Price and stock from the variant's own time on; a variant without one goes by its product's. */
function variantVersions(raw: RawVariant, arrived: Date, path: readonly PropertyKey[]): readonly FactVersion[] {
  const subject = need(numericId(raw), [...path, "id"], "a numeric id");
  const at = raw.updated_at ?? arrived;
  const price = raw.price === null ? [] : [version("price", subject, at, { price: raw.price, compareAt: raw.compare_at_price })];
  const quantity = raw.inventory_quantity === null ? [] : [version("stock", subject, at, { quantity: raw.inventory_quantity, policy: raw.inventory_policy?.toLowerCase() === "continue" ? "continue" : "deny" })];
  return [...price, ...quantity];
}

/** Throws PayloadRefused without an id. */
export function readVariant(raw: RawVariant, arrived: Date): readonly ShopFact[] {
  return [{ kind: "versions", versions: variantVersions(raw, arrived, []) }];
}

/** The product's time is the newer one for what changed with it: Shopify leaves a variant's own time alone when only its stock moved. */
export function readProduct(raw: z.infer<typeof productPayload>, arrived: Date): readonly ShopFact[] {
  const at = raw.updated_at ?? arrived;
  const product = version("product", need(numericId(raw), ["id"], "a numeric id"), at, { title: raw.title, handle: raw.handle, status: raw.status });
  return [{ kind: "versions", versions: [product, ...raw.variants.flatMap((one, index) => variantVersions({ ...one, updated_at: at }, at, ["variants", index]))] }];
}

export function readProductDeleted(raw: z.infer<typeof productDeletedPayload>, arrived: Date): readonly ShopFact[] {
  return [{ kind: "versions", versions: [version("product", need(raw.id, ["id"], "a numeric id"), arrived, { deleted: true })] }];
}

export function readInventory(raw: z.infer<typeof inventoryPayload>, arrived: Date): readonly ShopFact[] {
  const item = need(raw.inventory_item_id, ["inventory_item_id"], "a numeric id");
  return [{ kind: "versions", versions: [version("inventory", `${item}@${raw.location_id ?? ""}`, raw.updated_at ?? arrived, { available: raw.available })] }];
}
