/** What this process did since it began. */
export interface Counters {
  add(name: CounterName, by?: number): void;
  readonly values: ReadonlyMap<CounterName, number>;
}

export const COUNTERS = {
  lastmile_webhooks_kept_total: "Webhooks that were committed to the inbox.",
  lastmile_webhooks_repeated_total: "Webhooks that had been committed before, and were dropped.",
  lastmile_webhook_commits_failed_total: "Commits of webhooks that failed; Shopify sends those again.",
} as const;
export type CounterName = keyof typeof COUNTERS;

export function createCounters(): Counters {
  const values = new Map(Object.keys(COUNTERS).map((name) => [name as CounterName, 0]));
  return { values, add: (name, by = 1) => void values.set(name, (values.get(name) ?? 0) + by) };
}
