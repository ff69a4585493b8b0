import { describe, expect, test } from "vitest";
import { seedCatalog } from "./catalog.ts";
import { drawPicture } from "./pictures/picture.ts";
import { pictureAsPng } from "./pictures/png.ts";
import { TEST_SHOP, testWorld } from "./test-world.ts";
import type { Collection, Product, Variant } from "./types.ts";

const { documents, clock } = testWorld();
const products = documents.list<Product>("product");
const variants = documents.list<Variant>("variant");

describe("the demo shop", () => {
  test("has 44 or more products in six collections, each in exactly one", () => {
    const collections = documents.list<Collection>("collection");
    expect(products.length).toBeGreaterThanOrEqual(44);
    expect(collections).toHaveLength(6);
    expect(collections.flatMap((c) => c.productIds).sort()).toEqual(products.map((p) => p.id).sort());
  });

  test("has one to eight variants a product, with ids and option values of their own", () => {
    expect(products.map((p) => p.variantIds.length).filter((n) => n < 1 || n > 8)).toEqual([]);
    expect(new Set(variants.map((v) => v.id)).size).toBe(variants.length);
    expect(variants.every((v) => Number.isSafeInteger(Number(v.id)))).toBe(true);
    expect(new Set(variants.map((v) => `${v.productId} ${v.title}`)).size).toBe(variants.length);
  });

  test("says everything in English, German and French", () => {
    for (const p of products) for (const text of [p.title, p.description, ...p.options.flatMap((o) => [o.name, ...o.values])]) expect([text.en, text.de, text.fr].every((t) => t.trim() !== ""), p.handle).toBe(true);
  });

  test("has each kind of stock: few left, sold out, oversold on purpose, not counted", () => {
    const some = (rule: (v: Variant) => boolean): number => variants.filter(rule).length;
    expect(some((v) => v.tracked && v.inventoryPolicy === "DENY" && v.inventoryQuantity > 0 && v.inventoryQuantity <= 5)).toBeGreaterThan(10);
    expect(some((v) => v.tracked && v.inventoryPolicy === "DENY" && v.inventoryQuantity === 0)).toBeGreaterThan(3);
    expect(some((v) => v.tracked && v.inventoryPolicy === "CONTINUE")).toBeGreaterThan(3);
    expect(some((v) => !v.tracked)).toBeGreaterThan(3);
    expect(products.filter((p) => p.propertyFields.length > 0).length).toBeGreaterThan(3);
    expect(some((v) => v.compareAtPrices !== null)).toBeGreaterThan(5);
  });

  test("has a price list in whole minor units for each currency", () => {
    for (const v of variants) for (const minor of Object.values(v.prices)) expect(Number.isInteger(minor) && minor > 0, v.sku).toBe(true);
  });

  test("is left alone when it is there already", () => {
    const before = JSON.stringify(products);
    seedCatalog(documents, TEST_SHOP, new Date(clock.now().getTime() + 1000));
    expect(JSON.stringify(documents.list("product"))).toBe(before);
  });
});

describe("pictures", () => {
  test("every picture that a product names can be drawn", () => {
    const missing = products.flatMap((p) => p.images).filter((i) => drawPicture(i.path.replace(/^\/files\/|\.png$/g, "")) === null);
    expect(missing).toEqual([]);
  });

  test("are PNG of the width asked for; a name of nothing gives nothing", async () => {
    const png = await pictureAsPng("kammweg-30-trail-pack-moss", 200);
    expect(png?.subarray(1, 4).toString()).toBe("PNG");
    expect(png?.readUInt32BE(16)).toBe(200);
    expect(await pictureAsPng("kammweg-30-trail-pack-gold", 200)).toBeNull();
    expect(await pictureAsPng("../../secret", 200)).toBeNull();
  });
});
