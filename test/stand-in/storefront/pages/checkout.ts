import type { Request, Response, Router } from "express";
import { subUnits } from "../../world/amounts.ts";
import { REGIONS } from "../../world/regions.ts";
import type { Checkout, Order } from "../../world/types.ts";
import { field, handler, queryText } from "../handler.ts";
import type { ThemeRenderer } from "../liquid/theme.ts";
import { checkoutOf, enterCode, refresh, saveCheckout } from "../shop/checkouts.ts";
import { fillIn } from "../shop/contact.ts";
import { soldOutLines } from "../shop/lines.ts";
import type { PayProblem } from "../shop/pay.ts";
import { pay } from "../shop/pay.ts";
import type { Store } from "../shop/store.ts";
import { shippingMethods } from "../shop/totals.ts";
import { visitOf } from "../visit.ts";
import { isRefusal, recover } from "./recovery.ts";

/** The checkout, the recovery link and the order status page. */
export function checkoutPages(router: Router, store: Store, theme: ThemeRenderer): void {
  router.get("/checkouts/ac/:cartToken/recover", handler((req, res) => recover(store, req, res)));
  router.get("/checkouts/:token", handler(async (req, res) => {
    const checkout = checkoutOf(store, String(req.params.token));
    if (!checkout) return void res.status(404).send(await theme.page(req, "404", {}));
    if (checkout.orderId) return void res.redirect(`/orders/${orderOf(store, checkout.orderId)?.token ?? ""}`);
    refresh(store, checkout);
    saveCheckout(store, checkout);
    const refused = queryText(req, "code_problem");
    const notice = isRefusal(refused) ? theme.say(req, `discount.${refused}`, { code: queryText(req, "code") ?? "" }) : null;
    res.send(await checkoutPage(store, theme, req, checkout, { notice }));
  }));
  router.post("/checkouts/:token/autosave", handler(async (req, res) => {
    const checkout = openCheckout(store, req);
    if (!checkout) return void res.status(404).json({ error: "not found" });
    const errors = fillIn(checkout, req.body as Record<string, unknown>);
    const code = checkout.discount?.code ?? "";
    const refused = refresh(store, checkout);
    saveCheckout(store, checkout);
    const notice = refused ? theme.say(req, `discount.${refused}`, { code }) : null;
    const scope = summaryScope(store, checkout, { notice });
    res.json({ errors, summary: await theme.snippet(req, "checkout-summary", scope), shipping: await theme.snippet(req, "checkout-shipping", scope), pay: await theme.snippet(req, "checkout-pay", scope) });
  }));
  router.post("/checkouts/:token/discount", handler((req, res) => {
    const checkout = openCheckout(store, req);
    if (!checkout) return void res.redirect(303, "/cart");
    const code = field(req, "discount").trim().slice(0, 255);
    const refused = code ? enterCode(store, checkout, code) : null;
    if (!code) checkout.discount = null;
    refresh(store, checkout);
    saveCheckout(store, checkout);
    res.redirect(303, refused ? `/checkouts/${checkout.token}?${new URLSearchParams({ code, code_problem: refused })}` : `/checkouts/${checkout.token}`);
  }));
  router.post("/checkouts/:token/remove", handler((req, res) => {
    const checkout = openCheckout(store, req);
    if (!checkout) return void res.redirect(303, "/cart");
    checkout.lines = checkout.lines.filter((l) => l.key !== field(req, "key"));
    refresh(store, checkout);
    saveCheckout(store, checkout);
    res.redirect(303, `/checkouts/${checkout.token}`);
  }));
  router.post("/checkouts/:token/pay", handler((req, res) => payNow(store, theme, req, res)));
  router.get("/orders/:token", handler(async (req, res) => {
    const order = store.world.documents.list<Order>("order").find((o) => o.token === req.params.token);
    if (!order) return void res.status(404).send(await theme.page(req, "404", {}));
    res.send(await theme.page(req, "order", { order, checkout: order, missing: [], ...moneyScope(order), country: new Intl.DisplayNames(order.locale, { type: "region" }).of(order.address.countryCode), checkout_currency: order.presentmentCurrency }));
  }));
}

const orderOf = (store: Store, id: string): Order | null => store.world.documents.get<Order>("order", id);

function openCheckout(store: Store, req: Request): Checkout | null {
  const checkout = checkoutOf(store, String(req.params.token));
  return checkout && !checkout.completedAt ? checkout : null;
}

async function payNow(store: Store, theme: ThemeRenderer, req: Request, res: Response): Promise<void> {
  const checkout = checkoutOf(store, String(req.params.token));
  if (!checkout) return void res.redirect(303, "/cart");
  if (checkout.orderId) return void res.redirect(303, `/orders/${orderOf(store, checkout.orderId)?.token ?? ""}`);
  const errors = fillIn(checkout, req.body as Record<string, unknown>, { whole: true });
  refresh(store, checkout);
  saveCheckout(store, checkout);
  if (Object.keys(errors).length) return void res.status(422).send(await checkoutPage(store, theme, req, checkout, { errors }));
  const { landingSite, referringSite } = visitOf(req);
  const outcome = pay(store, checkout, { landingSite, referringSite });
  if ("kind" in outcome) return void res.status(422).send(await checkoutPage(store, theme, req, checkout, { notice: problemText(theme, req, outcome) }));
  res.clearCookie("cart");
  res.redirect(303, `/orders/${outcome.token}`);
}

function problemText(theme: ThemeRenderer, req: Request, problem: PayProblem): string {
  if (problem.kind === "discount") return theme.say(req, `discount.${problem.reason}`, { code: problem.code });
  if (problem.kind === "sold-out") return theme.say(req, "checkout.sold_out", { titles: problem.titles.join(", ") });
  return theme.say(req, problem.kind === "empty" ? "cart.empty" : "checkout.incomplete");
}

interface CheckoutView {
  notice?: string | null;
  errors?: Record<string, string>;
}

async function checkoutPage(store: Store, theme: ThemeRenderer, req: Request, checkout: Checkout, view: CheckoutView): Promise<string> {
  const errors = Object.fromEntries(Object.entries(view.errors ?? {}).map(([name, key]) => [name, theme.say(req, `checkout.errors.${key}`)]));
  const names = new Intl.DisplayNames(visitOf(req).language, { type: "region" });
  const regions = Object.keys(REGIONS).map((code) => ({ code, name: names.of(code), selected: code === (checkout.address?.countryCode ?? { USD: "US", EUR: "DE", JPY: "JP" }[checkout.presentmentCurrency]) }));
  return theme.page(req, "checkout", { ...summaryScope(store, checkout, view), errors, regions, contact: checkout.email ?? checkout.phone ?? "", page_title: theme.say(req, "checkout.title") });
}

function summaryScope(store: Store, checkout: Checkout, view: CheckoutView): Record<string, unknown> {
  const missing = new Set(soldOutLines(store, checkout.lines).map((l) => l.key));
  const methods = shippingMethods(checkout.lines, checkout.presentmentCurrency, checkout.locale);
  return {
    checkout,
    ...moneyScope(checkout),
    missing: [...missing],
    notice: view.notice ?? null,
    methods: methods.map((m) => ({ ...m, sub: subUnits(m.price, checkout.presentmentCurrency), chosen: m.code === (checkout.shipping?.code ?? "standard") })),
  };
}

/** Lines and totals in Liquid's sub-units, shown in the checkout's own currency whatever the visitor has chosen since. */
function moneyScope(source: Checkout | Order): Record<string, unknown> {
  const currency = source.presentmentCurrency;
  const sub = (minor: number): number => subUnits(minor, currency);
  return {
    lines: source.lines.map((l) => ({ ...l, sub_total: sub(l.unitPrice * l.quantity), shown_properties: l.properties.filter((p) => !p.name.startsWith("_")) })),
    sums: Object.fromEntries(Object.entries(source.totals).map(([name, minor]) => [name, sub(minor)])),
    saved: source.discount ? sub(source.discount.amount) : 0,
    localization: { country: { currency: { iso_code: currency } } },
    tax_included: currency !== "USD",
  };
}
