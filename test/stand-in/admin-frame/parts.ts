import { html, type Html } from "../look/html.ts";
import type { StandIn } from "../stand-in.ts";
import { shopOf } from "./shell.ts";

export const dateTime = (standIn: StandIn, iso: string | null): string =>
  iso === null ? "—" : new Intl.DateTimeFormat("en-US", { timeZone: shopOf(standIn).timeZone, month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(new Date(iso));

export function table(headings: readonly string[], rows: readonly (readonly unknown[])[], empty: string): Html {
  if (rows.length === 0) return html`<section class="card"><p>${empty}</p></section>`;
  return html`<section class="card"><table><thead><tr>${headings.map((heading) => html`<th>${heading}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></section>`;
}

export const badge = (text: string, good: boolean): Html => html`<span class="badge" ${good && html`data-good`}>${text}</span>`;

/** A button that posts. */
export const action = (href: string, label: string): Html => html`<form method="post" action="${href}"><button class="button">${label}</button></form>`;
