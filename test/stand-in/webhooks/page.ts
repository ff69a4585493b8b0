import { html, trusted, type Html } from "../look/html.ts";
import type { Delivery } from "./delivery.ts";
import type { WebhookQueue } from "./queue.ts";

const CSS = `* { box-sizing: border-box } body { margin: 0; background: #fbfaf7; color: #1d2b27; font: 14px/20px Inter, -apple-system, "Segoe UI", Roboto, sans-serif }
main { max-width: 1080px; margin: 0 auto; padding: 28px 20px 60px } h1 { font: 500 30px/38px "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif; margin: 8px 0 4px } p { margin: 0 0 16px; color: #616161; max-width: 75ch }
a { color: #0b6b4f } form { display: inline } .bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 16px }
button { font: inherit; font-weight: 600; padding: 5px 14px; border: 1px solid #bfcfc8; border-radius: 999px; background: #fff; color: #0b6b4f; cursor: pointer } button:hover { background: #e8f1ec } button:disabled { opacity: .5; cursor: default }
button.on { background: #0b6b4f; border-color: #0b6b4f; color: #fff } details { background: #fff; border: 1px solid #e3e3e3; border-radius: 10px; margin-bottom: 8px }
summary { display: grid; grid-template-columns: minmax(0, 1fr) 92px 150px 112px; gap: 12px; align-items: center; padding: 8px 12px; cursor: pointer; list-style: none } summary::-webkit-details-marker { display: none } summary strong { overflow-wrap: anywhere }
.badge { justify-self: start; padding: 0 8px; border-radius: 8px; font-size: 12px; background: #e3e3e3 } .badge.delivered { background: #cdfee1; color: #0c5132 } .badge.failed { background: #fedad9; color: #8e0b21 } .badge.lost { background: #1d2b27; color: #fff } input { font: inherit; width: 76px; padding: 4px 8px; border: 1px solid #bfcfc8; border-radius: 8px } .badge.held { background: #ffe9b8; color: #5f4300 }
pre { margin: 0; padding: 12px; border-top: 1px solid #ebebeb; overflow: auto; max-height: 420px; font: 12px/18px ui-monospace, Menlo, monospace } .tries { padding: 8px 12px; border-top: 1px solid #ebebeb; color: #616161 } .when { color: #616161; font-size: 13px } .empty { background: #fff; border: 1px dashed #c9c9c9; border-radius: 10px; padding: 32px; text-align: center; color: #616161 }
@media (max-width: 700px) { summary { grid-template-columns: minmax(0, 1fr) auto auto } .when { display: none } }`;

/** The control page of the webhooks: what was sent, how the app answered, and the means to send late, twice or out of order. */
export function webhooksPage(queue: WebhookQueue, timeZone: string): string {
  const list = queue.list().toReversed().slice(0, 100);
  const held = list.filter((one) => one.state === "held").length;
  const time = new Intl.DateTimeFormat("en-US", { timeZone, month: "short", day: "numeric", hour: "numeric", minute: "2-digit", second: "2-digit" });
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Webhooks</title><link rel="icon" href="/icon.svg"><style>${trusted(CSS)}</style></head><body><main>
    <a href="/">Start page</a><h1>Webhooks</h1>
    <p>What the shop has told the app, newest first. Shopify promises neither order nor only-once: hold them back to send them late or out of order, or send one again. Lose some to see them come back when the app compares with the shop, every quarter of an hour of its own time.</p>
    <div class="bar">
      ${button("/webhooks/hold", { on: queue.holding() ? "" : "1" }, queue.holding() ? "Holding new webhooks: stop" : "Hold new webhooks", queue.holding() && "on")}
      ${button("/webhooks/release", { order: "first-first" }, `Send held in order (${held})`, false, held === 0)}
      ${button("/webhooks/release", { order: "last-first" }, "Send held, last first", false, held === 0)}
      ${button("/webhooks/release", { order: "shuffled" }, "Send held, shuffled", false, held === 0)}
    </div>
    <form class="bar" method="post" action="/webhooks/lose">
      <label>Lose the next <input type="number" name="count" value="${queue.losing() || 3}" min="0" max="1000" required> webhooks</label><button>Lose</button>
      ${queue.losing() > 0 && html`<strong>The next ${queue.losing()} will be lost.</strong>`}
    </form>
    ${list.length === 0 ? html`<div class="empty">No webhooks yet. Put something into the cart in the storefront.</div>` : list.map((one) => row(one, time))}
  </main></body></html>`.html;
}

function row(one: Delivery, time: Intl.DateTimeFormat): Html {
  const again = one.state === "delivered" ? "Send again" : "Send now";
  return html`<details><summary><strong>${one.topic}</strong><span class="badge ${one.state}">${one.state}</span><span class="when">${time.format(new Date(one.triggeredAt))}</span>${button(`/webhooks/${one.id}/send`, {}, again)}</summary>
    <div class="tries">Webhook id ${one.id}<br>${one.attempts.length === 0 ? one.state === "lost" ? "Lost on its way" : "Not tried yet" : one.attempts.map((attempt, index) => html`Try ${index + 1}: ${attempt.status ?? attempt.error} after ${attempt.tookMs} ms<br>`)}</div>
    <pre>${JSON.stringify(JSON.parse(one.body), null, 2)}</pre></details>`;
}

function button(action: string, fields: Readonly<Record<string, string>>, label: string, className: string | false = false, disabled = false): Html {
  return html`<form method="post" action="${action}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button ${className && html`class="${className}"`} ${disabled && html`disabled`}>${label}</button></form>`;
}
