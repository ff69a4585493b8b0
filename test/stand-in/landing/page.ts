import { readFileSync } from "node:fs";
import { clockSteps } from "../admin-frame/shell.ts";
import { html, trusted, type Html } from "../look/html.ts";
import { ICONS } from "../look/icons.ts";
import { appInAdmin, type StandIn } from "../stand-in.ts";
import type { Shop } from "../world/types.ts";
import { LANDSCAPE } from "./landscape.ts";

const css = readFileSync(new URL("landing.css", import.meta.url), "utf8");

/** The first page: what to try, in four sentences, the doors, and the shop's clock. */
export function landingPage(standIn: StandIn, shop: Shop): string {
  const app = standIn.manifest.name;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${app} · start here</title><link rel="icon" href="/icon.svg"><style>${trusted(css)}</style></head>
<body data-offset="${standIn.clock.offsetMs()}" data-zone="${shop.timeZone}">
  <header class="sky">${LANDSCAPE}
    <div class="hero"><p class="kicker">${app} is running</p><h1>A shop, a shopper, and<br>a cart left behind.</h1></div>
  </header>
  <main>
    <ol class="try" aria-label="What to try">
      <li><p>Be the merchant: open ${app} in the <a href="${appInAdmin(standIn)}">admin</a> and switch on checkout recovery. Until then nobody gets a mail.</p></li>
      <li><p>Be the shopper: in the <a href="${standIn.storefrontUrl}">storefront</a>, put something into the cart, begin the checkout with an e-mail address, tick the box for offers, and leave.</p></li>
      <li><p>Let an hour pass with the clock below, open the mail that ${app} has sent to the <a href="/mailbox">mailbox</a>, and follow it back to your cart.</p></li>
      <li><p>Buy, and see in the <a href="${appInAdmin(standIn)}">admin</a> what the mail brought in, and why each mail was sent or not.</p></li>
    </ol>
    <nav class="doors" aria-label="Where to go">
      ${door(standIn.storefrontUrl, "store", "Storefront", `${shop.name}, as its shoppers see it`)}
      ${door("/mailbox", "mail", "Mailbox", "Every mail that was sent, to anyone")}
      ${door(appInAdmin(standIn), "home", "Admin", `${app} inside the merchant’s admin`)}
      ${door("/webhooks", "webhook", "Webhooks", "Hold them, send them late, twice or out of order")}
    </nav>
    <section class="clock" id="clock" aria-labelledby="clock-title">
      <div><h2 id="clock-title">The shop’s time</h2><p class="time" data-clock="time"></p><p class="day" data-clock="day"></p><p class="zone">${shop.timeZone.replace("_", " ")}</p></div>
      <div><p class="hint">Waiting is dull. Move the clock, and ${app} follows it.</p><div class="steps">${clockSteps()}</div>
        <ul class="happened" data-happened aria-live="polite"><li class="note">What happens then is shown here.</li></ul></div>
    </section>
    <footer><p>All of this runs on your machine: a stand-in for Shopify, ${app} itself, and its database. No mail leaves it. What you do is kept in <code>.data</code>; delete that folder to begin anew.</p></footer>
  </main>
  <script type="module" src="/clock-widget.js"></script>
  <script type="module">${trusted(SKY)}</script>
</body></html>`.html;
}

function door(href: string, icon: keyof typeof ICONS, title: string, text: string): Html {
  return html`<a href="${href}"><span class="icon">${ICONS[icon]}</span><strong>${title}</strong><span>${text}</span></a>`;
}

/** The sky has the colour of the shop's hour. */
const SKY = `const zone = document.body.dataset.zone;
const paint = () => {
  const text = document.querySelector('[data-clock="time"]').textContent;
  const [, hour, half] = /^(\\d+):.*(AM|PM)/.exec(text) ?? [, "10", "AM"];
  const at = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  document.documentElement.dataset.sky = at < 5 || at >= 21 ? "night" : at < 8 ? "dawn" : at < 17 ? "day" : at < 21 ? "dusk" : "night";
};
setInterval(paint, 500); paint();`;
