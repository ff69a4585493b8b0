// A worker that does one rehearsal as the product does, and ends.
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { rehearseCampaign } from "../../../app/use-cases/rehearse-campaign.ts";
import { ADDRESS_KEY } from "./history.ts";

const { DATABASE_URL: url = "", SHOP: shop = "", REHEARSAL: rehearsalId = "" } = process.env;
const database = createDatabase(url);
const system = createSystemStore(database, { ids: { next: () => "" }, addressKey: ADDRESS_KEY });
const log = { info() {}, warn() {}, error() {} };
console.log(JSON.stringify({ listening: "http://127.0.0.1:1" }));
let more = true;
while (more) {
  more = false;
  const queue = { send: async () => void (more = true) };
  await rehearseCampaign({ system, queue, log, clock: { now: () => new Date() } }, { shop, rehearsalId });
}
await database.close();
