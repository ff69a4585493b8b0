import { type Application, composition } from "../../app/composition.server.ts";
import { readConfig } from "../../app/config/env.server.ts";
import type { PrismaClient } from "../../app/generated/prisma/client.ts";
import type { Log } from "../../app/use-cases/ports/deps.ts";
import { freshDatabase } from "./database.ts";
import { environment } from "./environment.ts";

export interface TestApplication {
  readonly app: Application;
  readonly prisma: PrismaClient;
  readonly databaseUrl: string;
  /** business time; move it with setTime */
  readonly clock: { now(): Date; set(to: Date): void };
  close(): Promise<void>;
}

export const SILENT: Log = { info() {}, warn() {}, error() {} };
export const NOW = new Date("2026-11-20T15:00:00.000Z");

/** The application as it is wired in production, on an empty database of its own and with a clock that the test moves. */
export async function testApplication(changes: Readonly<Record<string, string | undefined>> = {}, log: Log = SILENT): Promise<TestApplication> {
  const { url, database, close } = await freshDatabase();
  let now = NOW;
  const clock = { now: () => now, set: (to: Date) => void (now = to) };
  const config = readConfig(environment({ DATABASE_URL: url, ...changes }));
  const app = await composition({ config: { ...config, databaseUrl: url }, clock, log });
  await app.queue.start({ work: false });
  return {
    app,
    prisma: database.prisma,
    databaseUrl: url,
    clock,
    async close() {
      await app.close();
      await close();
    },
  };
}
