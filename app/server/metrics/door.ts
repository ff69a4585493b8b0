import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../use-cases/ports/deps.ts";
import type { Gauges, SystemStore } from "../../use-cases/ports/system-store.ts";
import { respond } from "../respond.ts";
import { COUNTERS, type Counters } from "./counters.ts";

const GAUGES: Readonly<Record<keyof Gauges, readonly [name: string, help: string]>> = {
  inboxPending: ["lastmile_inbox_pending", "Webhooks of installed shops that are not worked out yet."],
  inboxLagSeconds: ["lastmile_inbox_lag_seconds", "Age of the oldest of them: how far facts lag behind events."],
  inboxQuarantined: ["lastmile_inbox_quarantined", "Webhooks that could not be understood and were set aside."],
  messagesUnderWay: ["lastmile_messages_under_way", "Messages whose hand-off has begun and is not answered."],
  shopsInstalled: ["lastmile_shops_installed", "Shops that have the app."],
  repaired: ["lastmile_events_repaired", "Events that webhooks had missed and comparing with the shops brought back, over all shops."],
};

interface MetricsSources {
  readonly system: Pick<SystemStore, "gauges">;
  readonly counters: Counters;
  readonly tokenRenewals: () => number;
  readonly log: Log;
}

/** GET /metrics in Prometheus' text format, for the operator's network alone. Gauges are of all processes, counters of this one; 503 while the database does not answer. */
export function createMetricsDoor({ system, counters, tokenRenewals, log }: MetricsSources) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "GET") return respond(response, 405, "Only GET.", { headers: { allow: "GET" }, close: true });
    try {
      respond(response, 200, toText(await system.gauges(), counters, tokenRenewals()), { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
    } catch (error) {
      log.warn({ error }, "metrics could not be read");
      respond(response, 503, "The database does not answer.");
    }
  };
}

function toText(gauges: Gauges, counters: Counters, tokenRenewals: number): string {
  const lines = [
    ...Object.entries(GAUGES).flatMap(([field, [name, help]]) => sample(name, "gauge", help, gauges[field as keyof Gauges])),
    ...[...counters.values].flatMap(([name, value]) => sample(name, "counter", COUNTERS[name], value)),
    ...sample("lastmile_token_renewals_total", "counter", "Access tokens that this process renewed because they were about to end.", tokenRenewals),
    ...sample("process_resident_memory_bytes", "gauge", "Memory of this process.", process.memoryUsage().rss),
  ];
  return `${lines.join("\n")}\n`;
}

function sample(name: string, type: "gauge" | "counter", help: string, value: number): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`];
}
