import { html } from "../look/html.ts";
import type { StandIn } from "../stand-in.ts";
import type { FlowTrigger } from "../world/flow/runs.ts";
import type { Customer, FlowRun } from "../world/types.ts";
import { dateTime, table } from "./parts.ts";
import { nativePage } from "./shell.ts";

/** In place of Shopify Flow: the triggers that the app brings, and what it started. */
export function flowPage(standIn: StandIn, triggers: readonly FlowTrigger[]): string {
  const { documents } = standIn.world;
  const who = (id: unknown): string => (id === undefined ? "—" : (documents.get<Customer>("customer", String(id))?.email ?? `Customer ${String(id)}`));
  const rows = documents.list<FlowRun>("flow-run").toReversed().map(({ handle, payload: { customer_id: customer, ...rest }, at }) => [
    dateTime(standIn, at), triggers.find((one) => one.handle === handle)?.name ?? handle, who(customer), Object.entries(rest).map(([key, value]) => html`<div>${key}: ${String(value)}</div>`),
  ]);
  return nativePage(standIn, "/flow", "Flow", html`
    <section class="card"><h2>Triggers of ${standIn.manifest.name}</h2>${triggers.length === 0 ? html`<p>The app has none.</p>` : triggers.map((one) => html`<p><strong>${one.name}</strong> <code>${one.handle}</code></p>`)}</section>
    ${table(["When", "Trigger", "Customer", "Properties"], rows, "No workflow was started yet.")}`);
}
