import type { Request, Response } from "express";
import type { Checkout } from "../../world/types.ts";
import { queryText } from "../handler.ts";
import { asCartLines, newCart } from "../shop/carts.ts";
import { enterCode, refresh, saveCheckout } from "../shop/checkouts.ts";
import type { DiscountRefusal } from "../shop/discounts.ts";
import type { Store } from "../shop/store.ts";
import { remember } from "../visit.ts";

const REFUSALS: readonly string[] = ["unknown", "not-started", "ended", "used-up", "already-used", "below-minimum", "nothing-to-discount"] satisfies DiscountRefusal[];

export const isRefusal = (text: string | undefined): text is DiscountRefusal => text !== undefined && REFUSALS.includes(text);

/** The recovery link, in whatever browser: brings back exactly that cart and checkout, in its language and currency, and applies ?discount=CODE. The rest of the query goes along, so that campaigns can be told apart. */
export function recover(store: Store, req: Request, res: Response): void {
  const { documents } = store.world;
  const checkouts = documents.list<Checkout>("checkout").filter((c) => c.cartToken === req.params.cartToken && c.recoveryKey === queryText(req, "key"));
  const checkout = checkouts.find((c) => c.completedAt === null) ?? checkouts[0];
  if (!checkout) return void res.redirect(303, "/");
  if (checkout.completedAt) return void res.redirect(303, `/checkouts/${checkout.token}`);
  const cart = { ...newCart(store, checkout.presentmentCurrency, checkout.locale), token: checkout.cartToken, lines: asCartLines(checkout.lines), createdAt: checkout.createdAt };
  documents.put("cart", cart.token, cart);
  remember(res, "cart", cart.token);
  remember(res, "localization", checkout.locale);
  remember(res, "cart_currency", checkout.presentmentCurrency);
  res.cookie("landing", req.originalUrl.slice(0, 500), { sameSite: "lax" });
  const code = queryText(req, "discount")?.slice(0, 255);
  refresh(store, checkout);
  const refused = code ? enterCode(store, checkout, code) : null;
  refresh(store, checkout);
  saveCheckout(store, checkout);
  res.redirect(303, `/checkouts/${checkout.token}${onwardQuery(req, code, refused)}`);
}

function onwardQuery(req: Request, code: string | undefined, refused: DiscountRefusal | null): string {
  const query = new URLSearchParams(Object.entries(req.query).flatMap(([name, value]) => (name.startsWith("utm_") && typeof value === "string" ? [[name, value]] : [])));
  if (code && refused) {
    query.set("code", code);
    query.set("code_problem", refused);
  }
  return query.size ? `?${query}` : "";
}
