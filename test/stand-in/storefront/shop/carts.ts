import { randomBytes } from "node:crypto";
import { cartPayload } from "../../world/payloads/cart.ts";
import type { Cart, CartLine, CurrencyCode, Language, LineProperty } from "../../world/types.ts";
import { lineKey, pricedLines } from "./lines.ts";
import type { Store } from "./store.ts";
import { mostOf, variantOf } from "./store.ts";

export const newToken = (): string => randomBytes(16).toString("hex");

export const cartOf = (store: Store, token: string | undefined): Cart | null => (token ? store.world.documents.get<Cart>("cart", token) : null);

export function newCart(store: Store, currency: CurrencyCode, locale: Language): Cart {
  const now = store.world.clock.now().toISOString();
  return { token: newToken(), currency, locale, lines: [], note: null, discountCode: null, createdAt: now, updatedAt: now };
}

/** Keeps a changed cart; emits carts/create for a new one, else carts/update. */
export function saveCart(store: Store, cart: Cart): void {
  const topic = store.world.documents.get("cart", cart.token) ? "carts/update" : "carts/create";
  cart.updatedAt = store.world.clock.now().toISOString();
  store.world.documents.put("cart", cart.token, cart);
  store.world.emit(topic, cartPayload(cart, pricedLines(store, cart.lines, cart.currency, cart.locale), "USD"));
}

/** Adds pieces of a variant; returns how many really went in (stock may allow fewer). */
export function addToCart(store: Store, cart: Cart, variantId: string, quantity: number, properties: LineProperty[]): number {
  const variant = variantOf(store, variantId);
  if (!variant) return 0;
  const held = cart.lines.filter((l) => l.variantId === variantId).reduce((sum, l) => sum + l.quantity, 0);
  const added = Math.max(0, Math.min(quantity, mostOf(variant) - held));
  if (added === 0) return 0;
  const key = lineKey(variantId, properties);
  const line = cart.lines.find((l) => l.key === key);
  if (line) line.quantity += added;
  else cart.lines.push({ key, variantId, quantity: added, properties });
  return added;
}

/** Sets a line's quantity, within the stock; 0 removes it. */
export function changeLine(store: Store, cart: Cart, key: string, quantity: number): void {
  const line = cart.lines.find((l) => l.key === key);
  if (!line) return;
  const variant = variantOf(store, line.variantId);
  const others = cart.lines.filter((l) => l.variantId === line.variantId && l !== line).reduce((sum, l) => sum + l.quantity, 0);
  line.quantity = Math.max(0, Math.min(quantity, variant ? Math.max(mostOf(variant) - others, 0) : 0));
  cart.lines = cart.lines.filter((l) => l.quantity > 0);
}

/** The shopper's fields "properties[NAME]" as they were typed; empty ones are left out. */
export function readProperties(fields: unknown): LineProperty[] {
  if (typeof fields !== "object" || fields === null) return [];
  return Object.entries(fields).flatMap(([name, value]) => (typeof value === "string" && value !== "" ? [{ name, value: value.slice(0, 500) }] : []));
}

/** The same lines as plain cart lines. */
export const asCartLines = (lines: readonly CartLine[]): CartLine[] => lines.map(({ key, variantId, quantity, properties }) => ({ key, variantId, quantity, properties }));
