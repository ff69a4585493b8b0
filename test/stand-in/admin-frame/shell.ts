import { readFileSync } from "node:fs";
import { html, json, trusted, type Html } from "../look/html.ts";
import { APP_MARK, ICONS } from "../look/icons.ts";
import { embeddedParameters, storeName, type StandIn } from "../stand-in.ts";
import { issueSessionToken } from "../oauth/session-token.ts";
import { MERCHANT_ID } from "../oauth/routes.ts";
import type { Shop } from "../world/types.ts";

const css = readFileSync(new URL("frame.css", import.meta.url), "utf8");

/** The admin's own sections, in Shopify's order. */
const SECTIONS = [
  { path: "", label: "Home", icon: ICONS.home },
  { path: "/orders", label: "Orders", icon: ICONS.orders },
  { path: "/products", label: "Products", icon: ICONS.products },
  { path: "/customers", label: "Customers", icon: ICONS.customers },
  { path: "/customers/segments", label: "Segments", icon: ICONS.segments },
  { path: "/marketing", label: "Automations", icon: ICONS.mail },
  { path: "/discounts", label: "Discounts", icon: ICONS.discounts },
  { path: "/flow", label: "Flow", icon: ICONS.flow },
  { path: "/themes/current/editor", label: "Online store theme", icon: ICONS.store },
] as const;

/** The page that holds the app in its frame. `rest` is the path inside the app, with its query. */
export function appPage(standIn: StandIn, rest: string): string {
  const frameUrl = new URL(rest || "/", standIn.appUrl);
  const token = issueSessionToken(standIn.app, standIn.shopDomain, MERCHANT_ID, Date.now());
  for (const [name, value] of Object.entries(embeddedParameters(standIn.shopDomain, token))) frameUrl.searchParams.set(name, value);
  const shop = shopOf(standIn);
  const config = { base: base(standIn), handle: standIn.manifest.handle, appName: standIn.manifest.name, appUrl: standIn.appUrl, shopName: shop.name, scopes: standIn.manifest.scopes, frameUrl: frameUrl.href };
  return page(standIn, "app", standIn.manifest.name, html`
    <div class="loading" aria-hidden="true"></div>
    <header class="title-bar">${APP_MARK}<h1>${standIn.manifest.name}</h1><div class="title-actions"></div></header>
    <iframe class="app" name="app-iframe" title="${standIn.manifest.name}" allow="clipboard-write"></iframe>
    <div class="toasts" aria-live="polite"></div>
    <script type="application/json" id="admin-config">${json(config)}</script>
    <script type="module" src="/frame.js"></script>`);
}

/** A page of the admin itself. */
export function nativePage(standIn: StandIn, path: string, title: string, content: Html): string {
  return page(standIn, path, title, html`<div class="native"><div class="wide"><h1>${title}</h1>${content}</div></div>`);
}

export const base = (standIn: StandIn): string => `/admin/store/${storeName(standIn.shopDomain)}`;

export function shopOf(standIn: StandIn): Shop {
  const shop = standIn.world.documents.get<Shop>("shop", standIn.shopDomain);
  if (!shop) throw new Error(`the world has no shop ${standIn.shopDomain}`);
  return shop;
}

function page(standIn: StandIn, current: string, title: string, main: Html): string {
  const shop = shopOf(standIn);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${shop.name}</title><link rel="icon" href="/icon.svg"><style>${trusted(css)}</style></head>
<body data-offset="${standIn.clock.offsetMs()}" data-zone="${shop.timeZone}">
  ${topBar(shop)}
  ${sideNavigation(standIn, current)}
  <main>${main}</main>
  <script type="module" src="/clock-widget.js"></script>
  <script type="module">${trusted(MENU)}</script>
</body></html>`.html;
}

/** On a phone the navigation opens over the page, and closes by a tap beside it. */
const MENU = `document.addEventListener("click", (event) => {
  const menu = document.body.classList;
  if (event.target.closest(".menu-button")) menu.toggle("menu-open");
  else if (!event.target.closest("nav.side")) menu.remove("menu-open");
});
document.addEventListener("keydown", (event) => event.key === "Escape" && document.body.classList.remove("menu-open"));`;

function topBar(shop: Shop): Html {
  return html`<header class="top">
    <div style="display:flex;align-items:center;gap:4px;min-width:0">
      <button class="menu-button" type="button" aria-label="Menu">${ICONS.menu}</button>
      <a class="brand" href="/" data-native title="To the start page"><i aria-hidden="true">${shop.name.slice(0, 1)}</i><b>${shop.name}</b></a>
    </div>
    <div class="search" aria-hidden="true">${ICONS.search} Search</div>
    <div class="save-bar" role="region" aria-label="Unsaved changes" hidden><span>Unsaved changes</span><button type="button" id="discard">Discard</button><button type="button" id="save" data-primary>Save</button></div>
    <div class="who">
      <details class="clock"><summary title="The shop's time">${ICONS.clock}<span data-clock="short"></span></summary>
        <div><p>Move the shop’s time forward:</p><div class="steps">${clockSteps()}</div><ul class="happened" data-happened></ul></div></details>
      <span class="avatar" title="${shop.name}">${shop.name.split(" ").map((word) => word.slice(0, 1)).join("").slice(0, 2)}</span>
    </div>
  </header>`;
}

/** The steps by which the clock can be moved. */
export function clockSteps(): Html[] {
  const steps = [["+15 min", 15 * 60_000], ["+1 hour", 3600_000], ["+1 day", 86_400_000], ["+3 days", 3 * 86_400_000]] as const;
  return steps.map(([label, ms]) => html`<button type="button" data-advance="${ms}">${label}</button>`);
}

function sideNavigation(standIn: StandIn, current: string): Html {
  const root = base(standIn);
  const mark = (path: string): Html | false => path === current && trusted(' aria-current="page"');
  return html`<nav class="side" aria-label="Admin">
    ${SECTIONS.map((section) => html`<a href="${root}${section.path}" data-native${mark(section.path)}>${section.icon}${section.label}</a>`)}
    <h2>Apps ${ICONS.chevron}</h2>
    <a id="app-nav-home" href="${root}/apps/${standIn.manifest.handle}"${mark("app")}>${APP_MARK}${standIn.manifest.name}</a>
    <div class="sub" id="app-nav"></div>
    <div class="space"></div>
    <h2>Around the shop</h2>
    <a href="${standIn.storefrontUrl}" data-native>${ICONS.store}Storefront</a>
    <a href="/mailbox" data-native>${ICONS.mail}Mailbox</a>
    <a href="/webhooks" data-native>${ICONS.webhook}Webhooks</a>
    <a href="/" data-native>${ICONS.clock}Start page and clock</a>
  </nav>`;
}
