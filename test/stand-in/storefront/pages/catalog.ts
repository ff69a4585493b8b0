import type { Router } from "express";
import type { Product } from "../../world/types.ts";
import { handler, queryText } from "../handler.ts";
import { collectionDrop, productDrop } from "../liquid/drops.ts";
import type { ThemeRenderer } from "../liquid/theme.ts";
import type { Store } from "../shop/store.ts";
import { activeProducts, collections, productByHandle, productOf } from "../shop/store.ts";
import { visitOf } from "../visit.ts";

/** Home, collections, products and the search. */
export function catalogPages(router: Router, store: Store, theme: ThemeRenderer): void {
  router.get("/", handler(async (req, res) => {
    const products = activeProducts(store);
    const featured = products.filter((p) => p.tags.includes("bestseller")).slice(0, 8).map((p) => productDrop(store, p, visitOf(req)));
    const engraved = products.filter((p) => p.tags.includes("engraving")).slice(0, 4).map((p) => productDrop(store, p, visitOf(req)));
    res.send(await theme.page(req, "index", { featured, engraved, collections: collections(store).map((c) => collectionDrop(store, c, products, visitOf(req))) }));
  }));
  router.get("/collections", handler((req, res) => res.redirect(`${visitOf(req).root}/collections/all`)));
  router.get("/collections/:handle", handler(async (req, res) => {
    const products = activeProducts(store);
    const all = { handle: "all", title: { en: "Everything", de: "Alles", fr: "Tout" }, description: { en: "The whole shop, floor to ceiling.", de: "Der ganze Laden, vom Boden bis zur Decke.", fr: "Toute la boutique, du sol au plafond." }, productIds: products.map((p) => p.id) };
    const found = req.params.handle === "all" ? all : collections(store).find((c) => c.handle === req.params.handle);
    if (!found) return void res.status(404).send(await theme.page(req, "404", {}));
    const collection = collectionDrop(store, found, products, visitOf(req));
    const sort = queryText(req, "sort_by") ?? "manual";
    const sorted = sortProducts(collection.products as { price: number; title: string }[], sort);
    res.send(await theme.page(req, "collection", { collection: { ...collection, products: sorted }, sort_by: sort, page_title: collection.title }));
  }));
  router.get("/products/:handle.(js|json)", handler((req, res) => {
    const product = productByHandle(store, String(req.params.handle));
    if (!product) return void res.status(404).json({ error: "not found" });
    res.json(productDrop(store, product, visitOf(req)));
  }));
  router.get("/products/:handle", handler(async (req, res) => {
    const product = productByHandle(store, String(req.params.handle));
    if (!product) return void res.status(404).send(await theme.page(req, "404", {}));
    const drop = productDrop(store, product, visitOf(req), queryText(req, "variant"));
    const related = relatedTo(store, product).map((p) => productDrop(store, p, visitOf(req)));
    res.send(await theme.page(req, "product", { product: drop, related, page_title: drop.title, collection_link: collectionOf(store, product, visitOf(req).language) }));
  }));
  router.get("/search", handler(async (req, res) => {
    const terms = (queryText(req, "q") ?? "").slice(0, 100);
    const results = search(store, terms, visitOf(req).language).map((p) => productDrop(store, p, visitOf(req)));
    res.send(await theme.page(req, "search", { terms, results, page_title: terms }));
  }));
}

function sortProducts<P extends { price: number; title: string }>(products: P[], sort: string): P[] {
  if (sort === "price-ascending") return [...products].sort((a, b) => a.price - b.price);
  if (sort === "price-descending") return [...products].sort((a, b) => b.price - a.price);
  if (sort === "title-ascending") return [...products].sort((a, b) => a.title.localeCompare(b.title));
  return products;
}

function collectionOf(store: Store, product: Product, language: "en" | "de" | "fr"): object | null {
  const found = collections(store).find((c) => c.productIds.includes(product.id));
  return found ? { title: found.title[language], handle: found.handle } : null;
}

function relatedTo(store: Store, product: Product): Product[] {
  const ids = collections(store).find((c) => c.productIds.includes(product.id))?.productIds ?? [];
  const at = ids.indexOf(product.id);
  return [1, 2, 3, 4].flatMap((step) => productOf(store, ids[(at + step) % ids.length] ?? "") ?? []).filter((p) => p.id !== product.id);
}

/** Every word must occur in the title, type, tags or text. */
function search(store: Store, terms: string, language: "en" | "de" | "fr"): Product[] {
  const words = terms.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return activeProducts(store).filter((p) => {
    const text = [p.title[language], p.title.en, p.productType, p.tags.join(" "), p.description[language]].join(" ").toLowerCase();
    return words.every((w) => text.includes(w));
  });
}
