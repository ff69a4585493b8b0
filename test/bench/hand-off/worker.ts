// The product's worker as it is wired in production; only Shopify's hosts are somewhere else. PLAIN=1: one person after another, each call a statement of its own.
import "../../../app/server/small-heap.ts";
import "@shopify/shopify-app-remix/adapters/node";
import { Session } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { composition } from "../../../app/composition.server.ts";
import { readConfig } from "../../../app/config/env.server.ts";
import { workerTasks } from "../../../app/server/worker-tasks.ts";
import { advanceDue } from "../../../app/use-cases/advance-due.ts";
import { oneByOne } from "../../support/one-by-one.ts";
import { serveTasks } from "../support/task-process.ts";

const { ADMIN: admin = "", SHOPS: shops = "", PLAIN: plain, DATABASE_URL: databaseUrl = "" } = process.env;
setAbstractFetchFunc(((url: string, init: RequestInit) => fetch(url.replace(/^https:\/\/[^/]+/, admin), init)) as unknown as typeof fetch);

let now = new Date();
const log = { info() {}, warn: (fields: object, message: string) => console.error(message, fields), error: (fields: object, message: string) => console.error(message, fields) };
const app = await composition({ config: { ...readConfig(), databaseUrl }, clock: { now: () => now }, log });
for (const shop of shops.split(",")) await app.shopify.sessionStorage.storeSession(new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false, scope: "", accessToken: "token" }));
const turn = plain ? () => advanceDue({ ...app, system: oneByOne(app.system) }, { owner: "plain", limit: 1, leaseMs: 120_000 }) : () => workerTasks(app).advanceDue("bench");

serveTasks(async (task: { readonly now: string }) => {
  now = new Date(task.now);
  for (let done = 0; ; ) {
    const some = await turn();
    if (some === 0) return done;
    done += some;
  }
}, () => app.close());
