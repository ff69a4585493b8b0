import type { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { z } from "zod";
import type { RateLimiter } from "../../../use-cases/ports/rate-limiter.ts";
import { ShopUnreachable } from "../../../use-cases/ports/shop-api.ts";
import { type SingleFlight, singleFlight } from "../single-flight.ts";
import { limitedGraphql } from "./limited-admin.ts";
import type { Graphql, Sleep } from "./transport.ts";
import { ShopThrottled, unreachable } from "./unreachable.ts";

interface Admin {
  readonly session: Session;
  readonly admin: { readonly graphql: Graphql };
}

/** What is used of Shopify's library. */
export interface AdminSource {
  readonly sessionStorage: SessionStorage & { underLock?<T>(shop: string, work: () => Promise<T>): Promise<T> };
  readonly unauthenticated: { admin(shop: string): Promise<Admin> };
  readonly renewed?: () => unknown;
}

/** How much of the shop's rate limit is left after an answer, in Shopify's points. */
export interface Bucket {
  readonly available: number;
  readonly maximum: number;
  readonly restorePerSecond: number;
}

/** One shop's Admin API; `heard` is told what is left of the rate limit. Throws ShopUnreachable whenever there is no answer that the schema describes. */
export interface AdminClient {
  query<Schema extends z.ZodType>(document: string, variables: Record<string, unknown>, answer: Schema, heard?: (bucket: Bucket) => void): Promise<z.infer<Schema>>;
}

/** Shopify's own answer comes in well under a second; a worker must not hang on one shop. */
const TIMEOUT_MS = 10_000;
/** A token that ends within this time is renewed first; the library's own margin. */
const RENEW_MS = 5 * 60 * 1000;

/** A batch of questions may cost more than a bucket holds: short waits for it are ours, longer ones the caller's. */
const LONGEST_WAIT_MS = 10_000;
const MOST_WAITS = 3;

interface Body {
  readonly data?: unknown;
  readonly extensions?: { readonly cost?: { readonly throttleStatus?: { readonly currentlyAvailable: number; readonly maximumAvailable: number; readonly restoreRate: number } } };
}

/** Makes clients that share one token renewal for each shop and, with a limiter, its rate limit with all other processes. */
export function createAdminClients(source: AdminSource, sleep: Sleep, limiter: RateLimiter | null): (shop: string) => AdminClient {
  const costs = new Map<string, number>();
  const admins = singleFlight(async (shop): Promise<Admin> => {
    const { session, admin } = await freshAdmin(source, shop);
    return { session, admin: limiter ? { graphql: limitedGraphql(shop, admin.graphql, limiter, costs, sleep) } : admin };
  });
  return (shop) => patient(createClient(shop, admins), sleep);
}

function patient(client: AdminClient, sleep: Sleep): AdminClient {
  return {
    async query(document, variables, answer, heard) {
      for (let waits = 0; ; waits++) {
        try {
          return await client.query(document, variables, answer, heard);
        } catch (error) {
          if (!(error instanceof ShopThrottled) || waits === MOST_WAITS || error.retryAfterMs > LONGEST_WAIT_MS) throw error;
          await sleep(jittered(error.retryAfterMs));
        }
      }
    },
  };
}

/** Up to a quarter longer, so that those who were sent away together do not come back together. */
function jittered(ms: number): number {
  return Math.round(ms * (1 + Math.random() / 4));
}

function createClient(shop: string, admins: SingleFlight<Admin>): AdminClient {
  let admin: Admin | null = null;
  const current = async (): Promise<Admin> => (admin && !admin.session.isExpired(RENEW_MS) ? admin : (admin = await admins.run(shop)));
  return {
    async query(document, variables, answer, heard) {
      try {
        const response = await (await current()).admin.graphql(document, { variables, signal: AbortSignal.timeout(TIMEOUT_MS) });
        const body = (await response.json()) as Body;
        const left = body.extensions?.cost?.throttleStatus;
        if (heard && left) heard({ available: left.currentlyAvailable, maximum: left.maximumAvailable, restorePerSecond: left.restoreRate });
        return answer.parse(body.data);
      } catch (error) {
        admin = null;
        throw error instanceof z.ZodError ? new ShopUnreachable(`${shop}: answered something else than the schema says, at ${error.issues[0]?.path.join(".")}`, RENEW_MS) : unreachable(shop, error);
      }
    },
  };
}

/**
 * The shop's offline session, renewed where it is about to end. Renewals of one shop happen one after the other over all
 * processes, because each uses up the refresh token; who comes second finds the new session already stored.
 */
async function freshAdmin({ sessionStorage, unauthenticated, renewed }: AdminSource, shop: string): Promise<Admin> {
  try {
    const stored = await sessionStorage.loadSession(`offline_${shop}`);
    if (!stored) throw new ShopUnreachable(`${shop}: no access token is stored`, RENEW_MS);
    if (!stored.isExpired(RENEW_MS) || !sessionStorage.underLock) return await unauthenticated.admin(shop);
    return await sessionStorage.underLock(shop, async () => {
      const before = await sessionStorage.loadSession(stored.id);
      const admin = await unauthenticated.admin(shop);
      if (admin.session.accessToken !== before?.accessToken) renewed?.();
      return admin;
    });
  } catch (error) {
    throw unreachable(shop, error);
  }
}
