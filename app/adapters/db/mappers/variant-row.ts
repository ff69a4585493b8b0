import type { VariantFacts } from "../../../domain/journeys/facts.ts";
import type { Variant as Stored } from "../../../generated/prisma/client.ts";
import type { Columns } from "../newer-wins.ts";
import { count, flag, text, time } from "./columns.ts";

/** The columns of what the shop said of a variant. */
export function variantColumns(shop: string, variant: VariantFacts): Columns {
  return {
    shop: text(shop),
    id: text(variant.id),
    productId: text(variant.productId),
    productTitle: text(variant.productTitle),
    variantTitle: text(variant.variantTitle),
    handle: text(variant.handle),
    imageUrl: text(variant.imageUrl),
    imageAlt: text(variant.imageAlt),
    tracked: flag(variant.tracked),
    inventoryPolicy: text(variant.inventoryPolicy),
    inventoryQuantity: count(variant.inventoryQuantity),
    availableForSale: flag(variant.availableForSale),
    observedAt: time(variant.observedAt),
  };
}

/** A variant as the domain knows it. */
export function toVariant({ shop: _shop, inventoryPolicy, ...row }: Stored): VariantFacts {
  return { ...row, inventoryPolicy: inventoryPolicy === "deny" ? "deny" : "continue" };
}
