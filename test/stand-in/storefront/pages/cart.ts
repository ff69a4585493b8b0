import type { Request, Response, Router } from "express";
import type { Cart } from "../../world/types.ts";
import { field, handler, localPath, queryText } from "../handler.ts";
import { cartDrop } from "../liquid/drops.ts";
import type { ThemeRenderer } from "../liquid/theme.ts";
import { addToCart, changeLine, readProperties, saveCart } from "../shop/carts.ts";
import { beginCheckout } from "../shop/checkouts.ts";
import type { Store } from "../shop/store.ts";
import { ensureCart, isCurrency, isLanguage, remember, visitOf } from "../visit.ts";

/** The cart, its Ajax addresses, language and currency, and the way into the checkout. */
export function cartPages(router: Router, store: Store, theme: ThemeRenderer): void {
  router.get("/cart", handler(async (req, res) => void res.send(await theme.page(req, "cart", { page_title: theme.say(req, "cart.title") }))));
  router.get("/cart.js", handler((req, res) => void res.json(cartDrop(store, visitOf(req).cart, visitOf(req)))));
  router.post(["/cart/add", "/cart/add.js"], handler((req, res) => add(store, theme, req, res)));
  router.post(["/cart/change", "/cart/change.js"], handler((req, res) => change(store, req, res)));
  router.post("/cart/update", handler((req, res) => update(store, req, res)));
  router.get(/^\/cart\/((?:\d+:\d+,?)+)$/, handler((req, res) => permalink(store, req, res)));
  router.get("/discount/:code", handler((req, res) => {
    const cart = ensureCart(store, req, res);
    cart.discountCode = String(req.params.code).slice(0, 255);
    saveCart(store, cart);
    res.redirect(localPath(queryText(req, "redirect"), "/"));
  }));
  router.post("/localization", handler((req, res) => {
    const language = field(req, "language_code");
    const currency = field(req, "currency_code");
    if (isLanguage(language)) remember(res, "localization", language);
    if (isCurrency(currency)) remember(res, "cart_currency", currency);
    const back = localPath(field(req, "return_to"), "/").replace(/^\/(de|fr|en)(?=\/|$)/, "") || "/";
    res.redirect(303, isLanguage(language) && language !== "en" ? `/${language}${back}` : back);
  }));
  router.all("/checkout", handler((req, res) => {
    const { cart, root } = visitOf(req);
    if (!cart || cart.lines.length === 0) return void res.redirect(303, `${root}/cart`);
    res.redirect(303, `/checkouts/${beginCheckout(store, cart).token}`);
  }));
}

function answer(store: Store, req: Request, res: Response, cart: Cart): void {
  if (req.path.endsWith(".js")) res.json(cartDrop(store, cart, visitOf(req)));
  else res.redirect(303, `${visitOf(req).root}/cart`);
}

function add(store: Store, theme: ThemeRenderer, req: Request, res: Response): void {
  const cart = ensureCart(store, req, res);
  const quantity = Math.min(99, Math.max(1, Math.floor(Number(field(req, "quantity") || "1")) || 1));
  const added = addToCart(store, cart, field(req, "id"), quantity, readProperties((req.body as Record<string, unknown>).properties));
  if (added === 0) {
    const message = theme.say(req, "cart.no_more");
    if (req.path.endsWith(".js")) return void res.status(422).json({ status: 422, message: "Cart Error", description: message });
    return void res.redirect(303, `${visitOf(req).root}/cart?no_more=1`);
  }
  saveCart(store, cart);
  answer(store, req, res, cart);
}

function change(store: Store, req: Request, res: Response): void {
  const cart = ensureCart(store, req, res);
  changeLine(store, cart, field(req, "id"), Math.max(0, Math.floor(Number(field(req, "quantity"))) || 0));
  saveCart(store, cart);
  answer(store, req, res, cart);
}

/** The cart page's form: updates[KEY] = quantity, and on to the checkout if that was the button. */
function update(store: Store, req: Request, res: Response): void {
  const cart = ensureCart(store, req, res);
  const body = req.body as { updates?: Record<string, string>; checkout?: string };
  for (const [key, quantity] of Object.entries(body.updates ?? {})) changeLine(store, cart, key, Math.max(0, Math.floor(Number(quantity)) || 0));
  saveCart(store, cart);
  res.redirect(303, body.checkout === undefined ? `${visitOf(req).root}/cart` : "/checkout");
}

/** /cart/VARIANT:QUANTITY,… fills a cart and goes to the checkout, with ?discount=CODE if given. */
function permalink(store: Store, req: Request, res: Response): void {
  const cart = ensureCart(store, req, res);
  cart.lines = [];
  for (const part of String(req.params[0]).split(",").filter(Boolean)) {
    const [variantId = "", quantity = "1"] = part.split(":");
    addToCart(store, cart, variantId, Number(quantity), []);
  }
  cart.discountCode = queryText(req, "discount") ?? cart.discountCode;
  saveCart(store, cart);
  res.redirect(303, cart.lines.length ? `/checkouts/${beginCheckout(store, cart).token}` : "/cart");
}
