import { amountText } from "../admin-api/world-admin.ts";
import { html, type Html } from "../look/html.ts";
import { isInstalled } from "../installation.ts";
import { appInAdmin, type StandIn } from "../stand-in.ts";
import type { Customer, DiscountCode, Order, Product, Variant } from "../world/types.ts";
import { action, badge, dateTime, table } from "./parts.ts";
import { base, nativePage, shopOf } from "./shell.ts";
import type { ThemeBlock } from "./theme-blocks.ts";

export function homePage(standIn: StandIn): string {
  const { documents } = standIn.world;
  const root = base(standIn);
  return nativePage(standIn, "", "Home", html`
    <div class="tiles">
      <a class="card" href="${root}/orders">Orders<strong>${documents.list("order").length}</strong></a>
      <a class="card" href="${root}/customers">Customers<strong>${documents.list("customer").length}</strong></a>
      <a class="card" href="${root}/discounts">Discount codes<strong>${documents.list("discount").length}</strong></a>
    </div>
    ${appCard(standIn)}`);
}

function appCard(standIn: StandIn): Html {
  const app = standIn.manifest.name;
  const open = html`<a class="button" data-primary href="${appInAdmin(standIn)}">${isInstalled(standIn.world.documents, standIn.shopDomain) ? `Open ${app}` : `Install ${app}`}</a>`;
  if (!isInstalled(standIn.world.documents, standIn.shopDomain)) return html`<section class="card"><h2>${app} is not installed</h2><p>Opening it installs it again. Until then it hears nothing of the shop.</p>${open}</section>`;
  return html`<section class="card"><h2>${app} is installed</h2><p>Open it to see which checkouts were abandoned and what came of them.</p>
    <form method="post" action="${base(standIn)}/uninstall" style="display:flex;gap:8px">${open}<button class="button">Uninstall</button></form></section>`;
}

export function ordersPage(standIn: StandIn): string {
  const orders = standIn.world.documents.list<Order>("order").toReversed();
  const rows = orders.map((order) => [
    order.name, dateTime(standIn, order.createdAt), order.email ?? order.phone ?? "—", order.discount?.code ?? "—",
    badge(order.cancelledAt ? "Cancelled" : order.financialStatus.toLowerCase(), true), ...sending(standIn, order), `${amountText(order.totals.total, order.presentmentCurrency)} ${order.presentmentCurrency}`,
  ]);
  return nativePage(standIn, "/orders", "Orders", table(["Order", "Date", "Customer", "Discount", "Payment", "Fulfillment", "", "Total"], rows, "No orders yet. Buy something in the storefront."));
}

/** How far an order is on its way, and what can be done about it. */
function sending(standIn: StandIn, order: Order): [Html, Html | string] {
  const [parcel] = order.parcels ?? [];
  const to = (what: string): string => `${base(standIn)}/orders/${order.id}/${what}`;
  if (!parcel) return [badge("Unfulfilled", false), order.cancelledAt ? "" : action(to("fulfil"), "Mark as fulfilled")];
  if (parcel.deliveredAt) return [badge(`Delivered ${dateTime(standIn, parcel.deliveredAt)}`, true), ""];
  return [badge(`On its way, due ${dateTime(standIn, parcel.estimatedDeliveryAt)}`, true), action(to("deliver"), "Mark as delivered")];
}

export function customersPage(standIn: StandIn): string {
  const rows = standIn.world.documents.list<Customer>("customer").toReversed().map((customer) => [
    [customer.firstName, customer.lastName].filter(Boolean).join(" ") || "—",
    customer.email ?? customer.phone ?? "—",
    html`<span class="badge" ${customer.emailMarketingConsent.state === "SUBSCRIBED" && html`data-good`}>${customer.emailMarketingConsent.state.toLowerCase().replace("_", " ")}</span>`,
    customer.tags.map((tag) => badge(tag, false)),
    `${customer.numberOfOrders} orders`,
  ]);
  return nativePage(standIn, "/customers", "Customers", table(["Name", "Contact", "E-mail subscription", "Tags", "Orders"], rows, "No customers yet."));
}

export function productsPage(standIn: StandIn): string {
  const { documents } = standIn.world;
  const rows = documents.list<Product>("product").map((product) => {
    const variants = product.variantIds.flatMap((id) => documents.get<Variant>("variant", id) ?? []);
    const tracked = variants.filter((variant) => variant.tracked);
    const stock = tracked.length === 0 ? "not tracked" : `${tracked.reduce((sum, variant) => sum + variant.inventoryQuantity, 0)} in stock`;
    return [html`<a href="${standIn.storefrontUrl}/products/${product.handle}">${product.title.en}</a>`, product.productType, `${variants.length} variants`, stock];
  });
  return nativePage(standIn, "/products", "Products", table(["Product", "Type", "Variants", "Inventory"], rows, "No products."));
}

export function discountsPage(standIn: StandIn): string {
  const { currency } = shopOf(standIn);
  const value = ({ value: one }: DiscountCode): string => (one.kind === "percentage" ? `${Math.round(one.percentage * 1000) / 10}% off` : one.kind === "amount" ? `${amountText(one.amount, currency)} ${currency} off` : "Free shipping");
  const rows = standIn.world.documents.list<DiscountCode>("discount").toReversed().map((one) => [one.code, one.title, value(one), dateTime(standIn, one.endsAt), `${one.redemptions.length} of ${one.usageLimit ?? "∞"} used`]);
  return nativePage(standIn, "/discounts", "Discounts", table(["Code", "Title", "Value", "Ends", "Used"], rows, "No discount codes yet. The app makes one for each person it offers something to."));
}

/** `wanted`: the block that a deep link from the app asks for. */
export function themePage(standIn: StandIn, blocks: readonly ThemeBlock[], wanted: string): string {
  const rows = blocks.map((block) => html`<form method="post" class="switch" ${block.handle === wanted && html`data-wanted`}>
      <div><strong>${block.name}</strong><br><span class="badge" ${block.on && html`data-good`}>${block.on ? "In the theme" : "Not in the theme"}</span> ${block.target === "section" ? "App block on product pages" : "App embed on all pages"}</div>
      <input type="hidden" name="handle" value="${block.handle}"><button class="button" name="on" value="${block.on ? "" : "1"}" ${block.handle === wanted && !block.on && html`data-primary`}>${block.on ? "Remove" : "Add to theme"}</button></form>`);
  return nativePage(standIn, "/themes/current/editor", "Online store theme", html`
    <section class="card"><h2>App blocks and embeds</h2><p>In place of Shopify’s theme editor: which parts of ${standIn.manifest.name} the shop’s theme shows.</p>
      ${rows.length > 0 ? rows : html`<p>The app has no theme extension.</p>`}</section>
    <a class="button" href="${standIn.storefrontUrl}">View your store</a>`);
}

export function missingPage(standIn: StandIn, path: string): string {
  return nativePage(standIn, path, "Not part of the stand-in", html`<section class="card"><p>In Shopify this address opens a page of the admin. The stand-in has only what the app needs.</p>
    <a class="button" href="${base(standIn)}">To the admin’s home</a></section>`);
}
