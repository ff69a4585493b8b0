import type { NextFunction, Request, Response } from "express";
import type { Cart, CurrencyCode, Language } from "../world/types.ts";
import { cartOf, newCart } from "./shop/carts.ts";
import type { Store } from "./shop/store.ts";

/** One visitor's request: what they read and pay in, and their cart. */
export interface StoreVisit {
  readonly language: Language;
  readonly currency: CurrencyCode;
  /** "" or "/de": what local links begin with */
  readonly root: string;
  /** the path without the language */
  readonly path: string;
  readonly cart: Cart | null;
  readonly landingSite: string;
  readonly referringSite: string | null;
}

const LANGUAGES: readonly string[] = ["en", "de", "fr"];
const CURRENCIES: readonly string[] = ["USD", "EUR", "JPY"];
const visits = new WeakMap<Request, StoreVisit>();

export const isLanguage = (text: unknown): text is Language => typeof text === "string" && LANGUAGES.includes(text);
export const isCurrency = (text: unknown): text is CurrencyCode => typeof text === "string" && CURRENCIES.includes(text);

/** The visit of a request that went through `readVisit`. */
export function visitOf(req: Request): StoreVisit {
  const visit = visits.get(req);
  if (!visit) throw new Error("no visit: readVisit did not run before this handler");
  return visit;
}

export function readCookies(req: Request): Record<string, string> {
  const pairs = (req.headers.cookie ?? "").split(/;\s*/).map((part) => part.split("="));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value !== undefined ? [[name, safeDecode(value)]] : [])));
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Takes the language from the path ("/de/…"), else the cookie; the currency from ?currency= or the cookie; and remembers the first page of the visit. */
export function readVisit(store: Store) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const cookies = readCookies(req);
    const prefix = /^\/(de|fr|en)(?=\/|$)/.exec(req.path)?.[1];
    const language = isLanguage(prefix) ? prefix : isLanguage(cookies.localization) ? cookies.localization : "en";
    const currency = isCurrency(req.query.currency) ? req.query.currency : isCurrency(cookies.cart_currency) ? cookies.cart_currency : "USD";
    if (prefix) req.url = req.url.slice(prefix.length + 1).replace(/^(?!\/)/, "/");
    if (language !== cookies.localization) remember(res, "localization", language);
    if (currency !== cookies.cart_currency) remember(res, "cart_currency", currency);
    const isPage = req.method === "GET" && !/^\/(files|assets|extensions|apps|cart\.js)/.test(req.path) && !req.path.endsWith(".ico");
    if (isPage && !cookies.landing) {
      res.cookie("landing", req.originalUrl.slice(0, 500), { sameSite: "lax" });
      if (req.headers.referer) res.cookie("referrer", req.headers.referer.slice(0, 300), { sameSite: "lax" });
    }
    const root = prefix && prefix !== "en" ? `/${prefix}` : "";
    const landingSite = cookies.landing ?? req.originalUrl.slice(0, 500);
    const referringSite = cookies.referrer ?? req.headers.referer ?? null;
    visits.set(req, { language, currency, root, path: req.path, cart: syncedCart(store, cookies.cart, currency, language), landingSite, referringSite });
    next();
  };
}

function syncedCart(store: Store, token: string | undefined, currency: CurrencyCode, locale: Language): Cart | null {
  const cart = cartOf(store, token);
  return cart && { ...cart, currency, locale };
}

export function remember(res: Response, name: string, value: string): void {
  res.cookie(name, value, { maxAge: 14 * 24 * 3600_000, sameSite: "lax" });
}

/** The visitor's cart, or a fresh one whose cookie is set. */
export function ensureCart(store: Store, req: Request, res: Response): Cart {
  const { cart, currency, language } = visitOf(req);
  if (cart) return cart;
  const fresh = newCart(store, currency, language);
  remember(res, "cart", fresh.token);
  return fresh;
}
