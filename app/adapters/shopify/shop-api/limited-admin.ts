import { GraphqlQueryError } from "@shopify/shopify-api";
import type { RateLimiter, ThrottleStatus } from "../../../use-cases/ports/rate-limiter.ts";
import type { Graphql, Sleep } from "./transport.ts";
import { ShopThrottled } from "./unreachable.ts";

interface Cost {
  readonly requestedQueryCost?: number;
  readonly actualQueryCost?: number | null;
  readonly throttleStatus?: ThrottleStatus;
}
type Body = { readonly extensions?: { readonly cost?: Cost } } | undefined;

/** What a document is taken to cost before Shopify has said it once. */
const UNKNOWN_COST = 50;
/** A turn that is further away is the caller's to wait for. */
const LONGEST_WAIT_MS = 10_000;

/** Keeps every query of a shop within the bucket that all processes share: it waits for its turn, and reports what Shopify says. */
export function limitedGraphql(shop: string, graphql: Graphql, limiter: RateLimiter, costs: Map<string, number>, sleep: Sleep): Graphql {
  const settle = async (document: string, reserved: number, body: Body, charged: boolean): Promise<void> => {
    const cost = body?.extensions?.cost;
    if (cost?.requestedQueryCost !== undefined) costs.set(document, cost.requestedQueryCost);
    // A query that was throttled costs nothing.
    const actual = cost ? (charged ? (cost.actualQueryCost ?? cost.requestedQueryCost ?? reserved) : 0) : null;
    await limiter.settle(shop, reserved, actual, cost?.throttleStatus ?? null);
  };
  return async (document, options) => {
    const points = costs.get(document) ?? UNKNOWN_COST;
    const { reserved, waitMs } = await limiter.take(shop, points, LONGEST_WAIT_MS);
    if (!reserved) throw new ShopThrottled(`${shop}: throttled by ourselves`, waitMs);
    if (waitMs > 0) await sleep(waitMs);
    try {
      const body: unknown = await (await graphql(document, options)).json();
      await settle(document, points, body as Body, true);
      return { json: async () => body };
    } catch (error) {
      if (error instanceof GraphqlQueryError) await settle(document, points, error.body as Body, false);
      throw error;
    }
  };
}
