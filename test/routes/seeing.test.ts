import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as campaign from "../../app/routes/app.campaigns.$id.tsx";
import * as calendar from "../../app/routes/app.calendar.ts";
import * as preview from "../../app/routes/app.campaigns.$id_.preview.tsx";
import * as totals from "../../app/routes/app.campaigns.$id_.preview_.totals.ts";
import * as rehearsal from "../../app/routes/app.campaigns.$id_.rehearsal.tsx";
import * as person from "../../app/routes/app.people.$id.tsx";
import * as people from "../../app/routes/app.people._index.tsx";
import type { CampaignDetailView } from "../../app/presenters/campaigns/campaign-detail.ts";
import type { RehearsalView } from "../../app/presenters/rehearsal/rehearsal.ts";
import { type TestApplication, testApplication } from "../support/application.ts";
import { type Answer, asMerchant, installed } from "./as-merchant.ts";

const [SHOP, OTHER] = ["fernweh.myshopify.com", "other.myshopify.com"];
const CAMPAIGN = "checkout-recovery";
let test: TestApplication;
let foreign: string;
beforeAll(async () => {
  test = await testApplication();
  for (const shop of [SHOP, OTHER]) await installed(test, shop);
  // rehearsals are jobs; this process does them when they are asked for, or not at all
  await test.app.queue.start({ work: false });
  const theirs = test.app.system.forShop(OTHER);
  const version = await theirs.campaigns.version(CAMPAIGN, 1);
  await theirs.campaigns.create({ id: "foreign", name: "Foreign", definition: version!.definition, holdout: 0, on: false }, test.clock.now());
  foreign = (await theirs.customers.upsert({ shopifyId: null, email: "their@example.com", phone: null, firstName: "Their", lastName: "Customer", locale: null, country: null, at: test.clock.now() }, "their-customer")).id;
  await test.app.system.forShop(SHOP).customers.upsert({ shopifyId: null, email: "our@example.com", phone: null, firstName: "Our", lastName: "Customer", locale: null, country: null, at: test.clock.now() }, "our-customer");
});
afterAll(() => test.close());

type Handler = Parameters<typeof asMerchant>[0];
const ask = (handler: Handler, path: string, params: Readonly<Record<string, string>> = {}, body?: unknown): Promise<Answer> => asMerchant(handler, test, { shop: SHOP, path, params, body });

describe("pages of what is planned and why", () => {
  it.each<readonly [string, Handler, string, Readonly<Record<string, string>>]>([
    ["customers", people.loader, "/app/people", {}], ["a search", people.loader, "/app/people?q=%00our", {}], ["one customer", person.loader, "/app/people/our-customer", { id: "our-customer" }],
    ["the preview", preview.loader, "/app/campaigns/x/preview?after=nonsense", { id: CAMPAIGN }], ["the rehearsal", rehearsal.loader, "/app/campaigns/x/rehearsal", { id: CAMPAIGN }],
    ["the preview's totals", totals.loader, "/app/campaigns/x/preview/totals", { id: CAMPAIGN }], ["the calendar", calendar.loader, "/app/calendar", {}],
  ])("%s opens for its merchant, and not with a forged session token", async (_, loader, path, params) => {
    expect((await ask(loader, path, params)).status).toBe(200);
    expect((await asMerchant(loader, test, { shop: SHOP, path, params, secret: "another secret" })).status).toBeGreaterThanOrEqual(300);
  });

  it("of another shop are not found", async () => {
    for (const loader of [preview.loader, totals.loader, rehearsal.loader]) expect((await ask(loader, "/app/x", { id: "foreign" })).status).toBe(404);
    expect((await ask(person.loader, "/app/x", { id: foreign })).status).toBe(404);
    expect((await ask(people.loader, "/app/people?q=their")).body).toMatchObject({ rows: [], empty: "nothing-found" });
    expect((await ask(people.loader, "/app/people?q=our@")).body).toMatchObject({ rows: [{ name: "Our Customer" }] });
  });
});

describe("a rehearsal", () => {
  const at = (body: unknown, id = CAMPAIGN) => ask(rehearsal.action, "/app/campaigns/x/rehearsal", { id }, body);
  const view = async () => (await ask(rehearsal.loader, "/app/campaigns/x/rehearsal", { id: CAMPAIGN })).body as RehearsalView;

  it("is asked for, shows how far it is, and can be cancelled", async () => {
    expect(await view()).toMatchObject({ run: null, result: null, outdated: false });
    expect((await at({ intent: "start" })).status).toBe(200);
    const { run } = await view();
    expect(run).toMatchObject({ status: "waiting", running: true, percent: 0, progress: "Getting ready" });
    expect((await at({ intent: "cancel", rehearsalId: run!.id })).body).toMatchObject({ ok: true, message: "Rehearsal cancelled" });
    expect((await at({ intent: "cancel", rehearsalId: run!.id })).body).toMatchObject({ message: "It was over already" });
    expect((await view()).run).toMatchObject({ status: "cancelled", running: false });
  });

  it("of unsaved edits opens the journey with them again, until they are saved; what is wrong in them is said by its field", async () => {
    const { draft } = (await ask(campaign.loader, "/app/campaigns/x", { id: CAMPAIGN })).body as CampaignDetailView;
    const wrong = { ...draft, name: " ", steps: draft.steps.slice(1, 2).concat(draft.steps.slice(3, 4)) };
    expect((await at({ intent: "start", draft: wrong })).body).toMatchObject({ ok: false, errors: { name: "Give the campaign a name of up to 100 characters", "step.reassure": "Two mails need a wait between them" } });
    const edits = { ...draft, name: "Shorter", steps: draft.steps.slice(0, 2) };
    test.clock.set(new Date(test.clock.now().getTime() + 60_000));
    const { rehearsalId } = (await at({ intent: "start", draft: edits })).body as { readonly rehearsalId: string };
    expect(await view()).toMatchObject({ edits: rehearsalId, run: { id: rehearsalId, unsaved: true }, name: draft.name });
    const journey = async (id: string) => (await ask(campaign.loader, `/app/campaigns/x?edits=${rehearsalId}`, { id })).body as CampaignDetailView;
    expect(await journey(CAMPAIGN)).toMatchObject({ draft: { name: draft.name }, edits: { draft: edits, outdated: false } });
    expect((await ask(campaign.action, "/app/campaigns/x", { id: CAMPAIGN }, { intent: "save", draft: edits })).body).toMatchObject({ ok: true });
    expect(await journey(CAMPAIGN)).toMatchObject({ draft: edits, edits: null });
  });

  it("refuses what it cannot read, a draft that is no journey, and another shop's campaign", async () => {
    for (const body of ["", "{", "null", "[]", { intent: "no" }, { intent: "cancel" }]) expect((await at(body)).status, JSON.stringify(body)).toBe(422);
    for (const draft of [null, {}, { steps: [] }, "journey", { trigger: { kind: "broadcast" } }]) expect((await at({ intent: "start", draft })).status).toBe(422);
    expect((await at({ intent: "start" }, "foreign")).status).toBe(404);
    expect(await test.app.system.forShop(OTHER).rehearsals.ofCampaign("foreign", 10)).toEqual([]);
  });
});
