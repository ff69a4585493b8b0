import type { Clock, Ids } from "./clock.ts";
import type { FactReader } from "./fact-reader.ts";
import type { SignedLinks } from "./links.ts";
import type { Mailers } from "./mailer.ts";
import type { OutboundWebhooks } from "./outbound-webhooks.ts";
import type { JobQueue } from "./queue.ts";
import type { Renderer } from "./renderer.ts";
import type { ShopApis } from "./shop-api.ts";
import type { SystemStore } from "./system-store.ts";

/** Structured log; carries ids, never addresses. Pino fits. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Everything the use cases need from outside. Each takes only what it uses: `Pick<Deps, …>`. */
export interface Deps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly system: SystemStore;
  readonly shops: ShopApis;
  readonly mailers: Mailers;
  readonly renderer: Renderer;
  readonly links: SignedLinks;
  readonly facts: FactReader;
  readonly queue: JobQueue;
  readonly webhooks: OutboundWebhooks;
}
