// A worker in a process of its own, to be killed: the real store, inbox, rules and SendGrid client; the shop and the provider answer over HTTP.
import { randomUUID } from "node:crypto";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { createMailers } from "../../../app/adapters/mail/mailers.ts";
import { startWorker } from "../../../app/server/worker.ts";
import { advanceDue } from "../../../app/use-cases/advance-due.ts";
import { interpretInbox } from "../../../app/use-cases/interpret-inbox.ts";
import type { FactReader, ShopFact } from "../../../app/use-cases/ports/fact-reader.ts";
import { ShopUnreachable } from "../../../app/use-cases/ports/shop-api.ts";
import type { Answer, Question } from "../../../app/use-cases/ports/shop-api.ts";
import { CapturingLog } from "../../fakes/capturing-log.ts";
import { FakeLinks } from "../../fakes/fake-links.ts";
import { FakeQueue } from "../../fakes/fake-queue.ts";
import { FakeRenderer } from "../../fakes/fake-renderer.ts";
import { FakeShopApi, FakeShopApis } from "../../fakes/fake-shop-api.ts";
import { FakeWebhooks } from "../../fakes/fake-webhooks.ts";
import { aProfile } from "../../use-cases/a-shop.ts";
import { fromDatedJson, toDatedJson } from "./dated-json.ts";

export interface Given {
  readonly databaseUrl: string;
  readonly world: string;
  readonly shop: string;
  readonly now: string;
  readonly leaseMs: number;
  readonly batch: number;
}

const given = JSON.parse(process.argv[2] ?? "{}") as Given;
const worker = `worker-${randomUUID()}`;
let now = new Date(given.now);
let told = now;
process.on("message", (at: string) => void (told = new Date(at)));
/** The test's clock leaps by hours, which no clock does in the middle of a batch: a turn has the time at which it began. */
const atOneTime = <T>(task: () => Promise<T>): Promise<T> => {
  now = told;
  return task();
};

/** Links that say who made them. */
class NamedLinks extends FakeLinks {
  override url(link: Parameters<FakeLinks["url"]>[0]): string {
    return `${super.url(link)}?${worker}`;
  }
}

class DistantShop extends FakeShopApi {
  override ask = (questions: readonly Question[]): Promise<readonly Answer[]> => tell<readonly Answer[]>("/ask", { worker, questions });
  override issueCode = (offer: Parameters<FakeShopApi["issueCode"]>[0]): Promise<{ shopifyId: string }> => tell("/issue", offer);
}

async function tell<T>(path: string, body: object): Promise<T> {
  const response = await fetch(given.world + path, { method: "POST", body: toDatedJson(body) }).catch(() => null);
  if (!response?.ok) throw new ShopUnreachable("shop api: 503", 1_000);
  return fromDatedJson<T>(await response.text());
}

const facts: FactReader = { read: (item) => ({ ok: true, facts: fromDatedJson<ShopFact[]>(item.body.toString()), addresses: [] }) };
const database = createDatabase(given.databaseUrl);
const system = createSystemStore(database, { ids: { next: randomUUID }, addressKey: Buffer.alloc(32, 7) });
const shops = new FakeShopApis();
shops.add(new DistantShop(aProfile({ shop: given.shop })));
const mailers = createMailers({ provider: "sendgrid", sendgrid: { apiKey: "SG.x", baseUrl: given.world }, smtp: null });
const log = new CapturingLog();
const deps = { clock: { now: () => now }, ids: { next: randomUUID }, log, system, shops, mailers, renderer: new FakeRenderer(), links: new NamedLinks(), facts, queue: new FakeQueue(), webhooks: new FakeWebhooks() };

const running = startWorker({
  tasks: { interpretInbox: () => atOneTime(() => interpretInbox(deps, 20)), advanceDue: (owner) => atOneTime(() => advanceDue(deps, { owner, limit: given.batch, leaseMs: given.leaseMs })) },
  log,
  idleMs: 30,
  restMs: 50,
});
process.on("SIGTERM", () => void running.stop().then(() => database.close()).then(() => process.exit(0)));
console.log("working");
