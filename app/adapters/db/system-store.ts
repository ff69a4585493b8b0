import type { Ids } from "../../use-cases/ports/clock.ts";
import type { SystemStore } from "../../use-cases/ports/system-store.ts";
import type { Database } from "./database.ts";

export interface SystemStoreOptions {
  readonly ids: Ids;
  /** secret of the keyed hash under which suppressed addresses are kept */
  readonly addressKey: Buffer;
}

/** The store over all shops on PostgreSQL. */
export function createSystemStore(_database: Database, _options: SystemStoreOptions): SystemStore {
  return {} as SystemStore;
}
