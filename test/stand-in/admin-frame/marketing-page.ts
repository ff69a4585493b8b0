import { html } from "../look/html.ts";
import type { StandIn } from "../stand-in.ts";
import { ownMailIsOn, ownMailOf } from "../world/automation/own-mail.ts";
import type { Checkout } from "../world/types.ts";
import { badge, dateTime, table } from "./parts.ts";
import { base, nativePage } from "./shell.ts";

/** Shopify's own marketing automation, as far as the app must get along with it. */
export function marketingPage(standIn: StandIn): string {
  const on = ownMailIsOn(standIn.world);
  const rows = standIn.world.documents.list<Checkout>("checkout").toReversed().flatMap((checkout) => {
    const mail = ownMailOf(standIn.world, checkout.token);
    return mail ? [[checkout.email ?? "—", `#${checkout.id}`, badge(mail.state === "SENT" ? "Sent" : "Scheduled", mail.state === "SENT"), dateTime(standIn, mail.at)]] : [];
  });
  return nativePage(standIn, "/marketing", "Automations", html`
    <section class="card"><form method="post" action="${base(standIn)}/marketing" class="switch">
      <div><strong>Shopify’s own abandoned-cart mail</strong><br>${badge(on ? "On" : "Off", on)} One mail, 10 hours after a checkout was left.</div>
      <button class="button" name="on" value="${on ? "" : "1"}">${on ? "Turn off" : "Turn on"}</button></form></section>
    ${table(["Customer", "Checkout", "Mail", "When"], rows, on ? "No mail is planned or was sent." : "It is off: Shopify itself writes to nobody.")}`);
}
