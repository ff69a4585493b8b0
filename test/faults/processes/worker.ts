// A worker in a process of its own, to be killed: the real store, queue of due people and rules; Shopify and the provider are fakes.
import { randomUUID } from "node:crypto";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { startWorker } from "../../../app/server/worker.ts";
import { advanceDue } from "../../../app/use-cases/advance-due.ts";
import { CapturingLog } from "../../fakes/capturing-log.ts";
import { FakeLinks } from "../../fakes/fake-links.ts";
import { FakeRenderer } from "../../fakes/fake-renderer.ts";
import { FakeShopApi, FakeShopApis } from "../../fakes/fake-shop-api.ts";
import { FakeWebhooks } from "../../fakes/fake-webhooks.ts";
import { aVariant } from "../../support/samples.ts";
import { aProfile } from "../../use-cases/a-shop.ts";
import { SinkMailer } from "./sink.ts";

const given = JSON.parse(process.argv[2] ?? "{}") as { readonly databaseUrl: string; readonly sink: string; readonly shop: string; readonly now: string; readonly leaseMs: number; readonly batch: number };
const database = createDatabase(given.databaseUrl);
const system = createSystemStore(database, { ids: { next: randomUUID }, addressKey: Buffer.alloc(32, 7) });
const shops = new FakeShopApis();
shops.add(new FakeShopApi(aProfile({ shop: given.shop }))).stock.set("11", aVariant());
const log = new CapturingLog();
const deps = { clock: { now: () => new Date(given.now) }, ids: { next: randomUUID }, log, system, shops, mailers: new SinkMailer(given.sink), renderer: new FakeRenderer(), links: new FakeLinks(), webhooks: new FakeWebhooks() };

const worker = startWorker({
  tasks: { interpretInbox: async () => 0, advanceDue: (owner) => advanceDue(deps, { owner, limit: given.batch, leaseMs: given.leaseMs }) },
  log,
  idleMs: 50,
  restMs: 50,
});
process.on("SIGTERM", () => void worker.stop().then(() => database.close()).then(() => process.exit(0)));
console.log("working");
