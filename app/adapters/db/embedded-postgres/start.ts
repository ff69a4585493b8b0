import { chmodSync, existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { serverAccount } from "./account.ts";
import { binariesFor } from "./binaries.ts";
import { configure, dataOf, initialise, passwordOf, startServer, stopServer, type Cluster } from "./cluster.ts";
import { withFolderLock } from "./folder-lock.ts";
import { freePort } from "./free-port.ts";
import { makePlace, placeOf, sharedState } from "./place.ts";
import { runningPostmaster } from "./postmaster.ts";
import { sharedBuffers } from "./shared-buffers.ts";

export interface EmbeddedPostgres {
  /** of the database `lastmile` */
  readonly url: string;
  /** the folder that holds the cluster: below DATA_DIR, or elsewhere if the server could not reach that */
  readonly place: string;
  /** Ends all connections and the server; nothing that was committed is lost. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** further server settings; tests give up durability with `fsync: "off"` */
  readonly settings?: Readonly<Record<string, string | number>>;
}

const DATABASE = "lastmile";
/** How long a server that is starting, recovering or stopping is waited for. */
const PATIENCE_MS = 60_000;
const POLL_MS = 50;

/**
 * Starts the PostgreSQL that comes from npm on a cluster below `dataDir`, made when missing, and waits until it takes
 * connections. A server that a killed process left behind is used as it is; one that is going down is waited for.
 * Throws with the end of the server's log when it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  // of two first starts at the same moment one would begin the other's cluster anew
  return withFolderLock(dataDir, () => startLocked(dataDir, options));
}

async function startLocked(dataDir: string, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = prepare(dataDir);
  await initialise(cluster, options.settings?.fsync === "off");
  const port = await running(cluster, options.settings ?? {});
  await ensureDatabase(urlOf(cluster, port, "postgres"));
  return { url: urlOf(cluster, port, DATABASE), place: cluster.place, stop: () => stopped(cluster) };
}

function prepare(dataDir: string): Cluster {
  const account = serverAccount(placeOf(dataDir));
  const place = makePlace(dataDir, account);
  if (!account && existsSync(place)) chmodSync(place, 0o700);
  return { place, account, binaries: binariesFor(account, sharedState) };
}

/** The port of a server that takes connections: one that runs already, or a new one. */
async function running(cluster: Cluster, settings: Readonly<Record<string, string | number>>): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let failure: unknown; Date.now() < deadline; await sleep(POLL_MS)) {
    const postmaster = runningPostmaster(dataOf(cluster));
    if (postmaster?.status === "ready" && (await answers(cluster, postmaster.port))) return postmaster.port;
    if (postmaster) continue;
    if (failure) throw failure;
    const port = await freePort();
    configure(cluster, { listen_addresses: "127.0.0.1", unix_socket_directories: "", port, synchronous_commit: "on", max_connections: 100, shared_buffers: sharedBuffers(), timezone: "UTC", log_timezone: "UTC", ...settings });
    // another process may have started it in the meantime: then its server is used, else this is the error
    await startServer(cluster).catch((error: unknown) => (failure = error));
  }
  throw new Error(`embedded PostgreSQL: the server of ${cluster.place} did not become ready within ${PATIENCE_MS / 1000} s; see server.log there`);
}

/** Is it really the server of this cluster? Its password is known to no other. */
async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, "postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // made by another process at the same moment
    if ((error as { code?: string }).code !== "42P04" && (error as { code?: string }).code !== "23505") throw error;
  } finally {
    await client.end();
  }
}

async function stopped(cluster: Cluster): Promise<void> {
  if (runningPostmaster(dataOf(cluster))) {
    await stopServer(cluster).catch((error: unknown) => {
      if (runningPostmaster(dataOf(cluster))) throw error;
    });
  }
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://postgres:${encodeURIComponent(passwordOf(cluster))}@127.0.0.1:${port}/${database}`;
}
