import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { defineConfig } from "prisma/config";

// Prisma's command line on its JavaScript engine, so that nothing is downloaded: see docs/decisions/003-prisma-without-downloads.md.
// Catalogue types that adapter-pg does not know (name, "char", oid aliases) are read as text.
const CATALOGUE_TYPES_AS_TEXT: Record<number, number> = {
  18: 25, 19: 25, 22: 25, 24: 25, 27: 25, 28: 25, 29: 25, 30: 25, 194: 25, 1002: 1009, 1003: 1009, 2205: 25, 2206: 25,
};

type Result = { fields?: { dataTypeID: number }[] };
function asText(result: Result | Result[]): Result | Result[] {
  for (const one of [result].flat()) {
    for (const field of one?.fields ?? []) field.dataTypeID = CATALOGUE_TYPES_AS_TEXT[field.dataTypeID] ?? field.dataTypeID;
  }
  return result;
}

type Query = (...args: unknown[]) => Promise<Result> | undefined;
const query = pg.Client.prototype.query as unknown as Query;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const callback = args.at(-1);
  if (typeof callback === "function") {
    args[args.length - 1] = (error: unknown, result: Result) => callback(error, asText(result));
    return query.apply(this, args);
  }
  const running = query.apply(this, args);
  return running && "then" in running ? running.then(asText) : running;
} as unknown as typeof pg.Client.prototype.query;

const url = new URL(process.env.DATABASE_URL ?? "postgresql://postgres@127.0.0.1:1/unset");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () =>
    new PrismaPg({
      host: url.hostname,
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: url.pathname.slice(1),
      allowExitOnIdle: true,
      idleTimeoutMillis: 200,
    }),
});
