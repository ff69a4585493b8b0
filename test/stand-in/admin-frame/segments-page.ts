import { html } from "../look/html.ts";
import type { StandIn } from "../stand-in.ts";
import { membersOf } from "../world/segments/segments.ts";
import type { Segment } from "../world/types.ts";
import { action, table } from "./parts.ts";
import { base, nativePage } from "./shell.ts";

const EXAMPLES = ["number_of_orders > 1", "amount_spent >= 200", "customer_tags CONTAINS 'vip'", "customer_countries CONTAINS 'DE'", "last_order_date < -30d"];

/** `problem`: why the last query was not taken, with what was typed. */
export function segmentsPage(standIn: StandIn, problem: { readonly text: string; readonly name: string; readonly query: string } | null = null): string {
  const root = `${base(standIn)}/customers/segments`;
  const rows = standIn.world.documents.list<Segment>("segment").map((segment) => {
    const members = membersOf(standIn.world, segment);
    const names = members.slice(0, 3).map((customer) => customer.email ?? customer.phone ?? "—").join(", ");
    return [segment.name, html`<code>${segment.query}</code>`, members.length === 0 ? "Nobody yet" : `${members.length}: ${names}${members.length > 3 ? ", …" : ""}`, action(`${root}/${segment.id}/delete`, "Delete")];
  });
  return nativePage(standIn, "/customers/segments", "Segments", html`
    ${table(["Name", "Query", "Customers", ""], rows, "No segments yet.")}
    <section class="card"><h2>New segment</h2>
      <form method="post" action="${root}" class="fields">
        <label>Name<input name="name" required maxlength="255" value="${problem?.name ?? ""}"></label>
        <label>Query<input name="query" required maxlength="5000" value="${problem?.query ?? ""}" list="examples" placeholder="${EXAMPLES[0]}"></label>
        <datalist id="examples">${EXAMPLES.map((example) => html`<option value="${example}"></option>`)}</datalist>
        ${problem && html`<p role="alert" class="problem">${problem.text}</p>`}
        <button class="button" data-primary>Create segment</button></form>
      <p>For instance ${EXAMPLES.map((example, index) => html`${index > 0 && ", "}<code>${example}</code>`)}, joined by AND and OR.</p></section>`);
}
