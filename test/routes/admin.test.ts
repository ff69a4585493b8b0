import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_TEMPLATES } from "../../app/domain/templates/default-templates.ts";
import { MAIL_SUBJECTS, subjectOfMail } from "../../app/domain/templates/document.ts";
import { parseTemplate } from "../../app/domain/templates/validate.ts";
import { campaignDetailView } from "../../app/presenters/campaigns/campaign-detail.ts";
import { campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { settingsView } from "../../app/presenters/settings/settings-view.ts";
import * as home from "../../app/routes/app._index.tsx";
import * as campaign from "../../app/routes/app.campaigns.$id.tsx";
import * as checkout from "../../app/routes/app.checkouts.$token.tsx";
import * as checkouts from "../../app/routes/app.checkouts._index.tsx";
import * as settings from "../../app/routes/app.settings.tsx";
import * as preview from "../../app/routes/app.templates.$id.preview.tsx";
import * as template from "../../app/routes/app.templates.$id.tsx";
import * as templates from "../../app/routes/app.templates._index.tsx";
import { type TestApplication, testApplication } from "../support/application.ts";
import { type Answer, asMerchant, installed } from "./as-merchant.ts";

const [SHOP, OTHER] = ["fernweh.myshopify.com", "other.myshopify.com"];
/** the default campaign of a new shop */
const CAMPAIGN = "checkout-recovery";
let test: TestApplication;
beforeAll(async () => {
  test = await testApplication();
  for (const shop of [SHOP, OTHER]) await installed(test, shop);
  await test.app.system.forShop(OTHER).templates.create({ id: "foreign", name: "Foreign", document: DEFAULT_TEMPLATES.remind }, test.clock.now());
  const version = await theirs().campaigns.version(CAMPAIGN, 1);
  await theirs().campaigns.create({ id: "foreign", name: "Foreign", definition: version!.definition, holdout: 0, on: false }, test.clock.now());
});
afterAll(() => test.close());

const ours = () => test.app.system.forShop(SHOP);
const theirs = () => test.app.system.forShop(OTHER);
type Handler = Parameters<typeof asMerchant>[0];
const ask = (handler: Handler, path: string, params: Readonly<Record<string, string>> = {}, body?: unknown): Promise<Answer> => asMerchant(handler, test, { shop: SHOP, path, params, body });
const NO_REQUESTS = ["", "{", "null", "[]", "1", { intent: "no" }, { intent: "save" }, "\u0000"];

describe("every page", () => {
  it.each<readonly [string, Handler, string, Readonly<Record<string, string>>]>([
    ["home", home.loader, "/app?range=7", {}], ["one campaign", campaign.loader, "/app/campaigns/default", { id: CAMPAIGN }], ["checkouts", checkouts.loader, "/app/checkouts?status=mailed&page=-1&q=%00", {}],
    ["templates", templates.loader, "/app/templates", {}], ["one template", template.loader, "/app/templates/remind", { id: "remind" }], ["settings", settings.loader, "/app/settings", {}],
  ])("%s opens for its merchant, and not with a forged session token", async (_, loader, path, params) => {
    expect((await ask(loader, path, params)).status).toBe(200);
    const forged = await asMerchant(loader, test, { shop: SHOP, path, params, secret: "another secret" });
    expect(forged.status).toBeGreaterThanOrEqual(300);
  });

  it.each<readonly [string, Handler, Readonly<Record<string, string>>]>([
    ["another shop's campaign", campaign.loader, { id: "foreign" }], ["another shop's mail", template.loader, { id: "foreign" }], ["a checkout that is not there", checkout.loader, { token: "none" }], ["no id", campaign.loader, {}],
  ])("%s is not found", async (_, loader, params) => {
    expect((await ask(loader, "/app/x", params)).status).toBe(404);
  });
});

describe("home", () => {
  it("dismisses a set-up step and keeps the others", async () => {
    expect(await ask(home.action, "/app", {}, { intent: "dismiss", step: "sender" })).toEqual({ status: 200, body: { ok: true } });
    expect((await ours().settings.get()).dismissedSetup).toEqual(["sender"]);
  });
  it.each(NO_REQUESTS)("refuses %j", async (body) => {
    expect((await ask(home.action, "/app", {}, body)).status).toBe(422);
  });
});

describe("a campaign", () => {
  const save = (change: object, id = CAMPAIGN) => ask(campaign.action, `/app/campaigns/${id}`, { id }, { intent: "save", draft: change });
  const draft = async () => {
    const version = await ours().campaigns.version(CAMPAIGN, (await ours().campaigns.get(CAMPAIGN))!.currentVersion);
    return campaignDraft("Checkout recovery", version!.definition, version!.holdout, { currency: "USD", zone: "America/New_York" });
  };

  it("is saved as a new version, and switched off and on", async () => {
    expect(await save({ ...(await draft()), name: "Win back", holdoutPercent: "12.5" })).toMatchObject({ status: 200, body: { ok: true } });
    expect(await ours().campaigns.get(CAMPAIGN)).toMatchObject({ name: "Win back", currentVersion: 2, status: "on" });
    for (const on of [false, true]) {
      expect((await ask(campaign.action, "/app/campaigns/default", { id: CAMPAIGN }, { intent: "switch", on })).status).toBe(200);
      expect((await ours().campaigns.get(CAMPAIGN))?.status).toBe(on ? "on" : "off");
    }
  });
  it("names the fields that are wrong, and saves nothing", async () => {
    const good = await draft();
    const before = await ours().campaigns.get(CAMPAIGN);
    const foreign = good.steps.map((step) => (step.kind === "message" ? { ...step, templateId: "foreign" } : step));
    expect(await save({ ...good, name: " ", trigger: { ...good.trigger, idleMinutes: "9" } })).toMatchObject({ status: 422, body: { errors: { name: expect.any(String), "trigger.idleMinutes": expect.any(String) } } });
    expect(await save({ ...good, steps: foreign })).toMatchObject({ status: 422, body: { errors: { [`step.${good.steps[1]!.id}.templateId`]: "Choose a mail" } } });
    for (const body of NO_REQUESTS) expect((await ask(campaign.action, "/app/campaigns/default", { id: CAMPAIGN }, body)).status, JSON.stringify(body)).toBe(422);
    expect(await ours().campaigns.get(CAMPAIGN)).toEqual(before);
  });
  it("that nobody was ever in is removed once it is off; one that is on stays", async () => {
    const remove = (id: string) => ask(campaign.action, `/app/campaigns/${id}`, { id }, { intent: "remove" });
    const version = await ours().campaigns.version(CAMPAIGN, 1);
    await ours().campaigns.create({ id: "fresh", name: "Fresh", definition: version!.definition, holdout: 0, on: false }, test.clock.now());
    expect((await remove(CAMPAIGN)).status).toBe(422);
    expect((await remove("fresh")).status).toBe(302);
    expect((await remove("fresh")).status).toBe(404);
    expect((await ours().campaigns.list()).map(({ id }) => id)).not.toContain("fresh");
  });
  it("is archived and off, cannot be switched on so, and comes back off", async () => {
    const to = (body: object) => ask(campaign.action, `/app/campaigns/${CAMPAIGN}`, { id: CAMPAIGN }, body);
    expect(await to({ intent: "archive" })).toMatchObject({ status: 200, body: { ok: true, message: "Campaign archived" } });
    const archived = await ours().campaigns.get(CAMPAIGN);
    expect(archived).toMatchObject({ status: "off", archivedAt: test.clock.now() });
    await to({ intent: "switch", on: true });
    await to({ intent: "archive" });
    expect(await ours().campaigns.get(CAMPAIGN)).toEqual(archived);
    expect(await to({ intent: "restore" })).toMatchObject({ status: 200, body: { ok: true } });
    expect(await ours().campaigns.get(CAMPAIGN)).toMatchObject({ status: "off", archivedAt: null });
    await to({ intent: "switch", on: true });
    expect(await ours().campaigns.get(CAMPAIGN)).toMatchObject({ status: "on" });
  });
  it("of another shop is not found and not touched", async () => {
    expect((await ask(campaign.action, "/app/campaigns/foreign", { id: "foreign" }, { intent: "archive" })).status).toBe(404);
    expect((await save(await draft(), "foreign")).status).toBe(404);
    expect((await ask(campaign.action, "/app/campaigns/foreign", { id: "foreign" }, { intent: "switch", on: true })).status).toBe(404);
    expect(await theirs().campaigns.get("foreign")).toMatchObject({ status: "off", currentVersion: 1 });
  });
});

describe("a mail", () => {
  const at = (id: string, body: unknown) => ask(template.action, `/app/templates/${id}`, { id }, body);
  const document = DEFAULT_TEMPLATES.remind;
  const broken = { ...document, copy: { ...document.copy, en: { ...document.copy.en!, subject: "{{ nope }}" } } };

  it("is saved as a new version", async () => {
    expect(await at("remind", { intent: "save", draft: { name: "Hello", document } })).toMatchObject({ status: 200, body: { ok: true, message: "Mail saved" } });
    expect(await ours().templates.get("remind")).toMatchObject({ name: "Hello", currentVersion: 2 });
  });
  it("names the fields that are wrong, and saves nothing", async () => {
    expect(await at("remind", { intent: "save", draft: { name: "", document: broken } })).toMatchObject({ status: 422, body: { errors: { name: expect.any(String), "copy.en.subject": expect.any(String) } } });
    expect(await at("remind", { intent: "send-test", to: "not an address", document, checkout: null, locale: "en" })).toMatchObject({ status: 422, body: { ok: false } });
    for (const body of NO_REQUESTS) expect((await at("remind", body)).status, JSON.stringify(body)).toBe(422);
    expect(await ours().templates.get("remind")).toMatchObject({ name: "Hello", currentVersion: 2 });
  });
  it("is previewed as it would go out; a problem is told in words", async () => {
    const show = (body: unknown, id = "remind") => ask(preview.action, `/app/templates/${id}/preview`, { id }, body);
    expect(await show({ document, checkout: null, locale: "de" })).toMatchObject({ status: 200, body: { ok: true, html: expect.stringContaining("<") } });
    expect(await show({ document, checkout: "another shop's", locale: "en" })).toMatchObject({ status: 200, body: { ok: true } });
    expect(await show({ document: broken, checkout: null, locale: "en" })).toMatchObject({ status: 422, body: { ok: false, message: expect.any(String) } });
    for (const body of NO_REQUESTS) expect((await show(body)).status, JSON.stringify(body)).toBe(422);
    expect((await show({ document, checkout: null, locale: "en" }, "foreign")).status).toBe(404);
  });
  it("is deleted where no campaign sends it, also in an old version; else it says why not", async () => {
    await ours().templates.create({ id: "unused", name: "Unused", document }, test.clock.now());
    expect((await ask(template.loader, "/app/templates/unused", { id: "unused" })).body).toMatchObject({ removable: true });
    expect((await ask(template.loader, "/app/templates/remind", { id: "remind" })).body).toMatchObject({ removable: false });
    expect(await at("unused", { intent: "remove" })).toMatchObject({ status: 302 });
    expect(await ours().templates.get("unused")).toBeNull();
    expect((await at("unused", { intent: "remove" })).status).toBe(404);
    expect(await at("remind", { intent: "remove" })).toMatchObject({ status: 422, body: { errors: { form: expect.stringContaining("A campaign sends this mail") } } });
    expect(await ours().templates.get("remind")).not.toBeNull();
  });
  it("of another shop is not found and not touched", async () => {
    for (const body of [{ intent: "remove" }, { intent: "save", draft: { name: "Mine", document } }, { intent: "send-test", to: "a@b.example", document, checkout: null, locale: "en" }]) expect((await at("foreign", body)).status).toBe(404);
    expect(await theirs().templates.get("foreign")).toMatchObject({ name: "Foreign", currentVersion: 1 });
  });
});

describe("another mail", () => {
  const add = (body: unknown) => ask(templates.action, "/app/templates?index", {}, body);
  it.each(MAIL_SUBJECTS)("about %s is there with words in four languages, opens in the editor and can be chosen in the builder", async (about) => {
    expect((await add({ intent: "add-mail", about, name: `  Mine ${about} ` })).status).toBe(302);
    const id = (await ours().templates.list()).find(({ name }) => name === `Mine ${about}`)?.id ?? "";
    const mail = await ours().templates.get(id);
    expect((await ask(template.loader, `/app/templates/${id}`, { id })).status).toBe(200);
    expect(mail).toMatchObject({ name: `Mine ${about}`, currentVersion: 1 });
    expect([mail && subjectOfMail(mail.document), Object.keys(mail?.document.copy ?? {}).sort(), parseTemplate(mail?.document).ok]).toEqual([about, ["de", "en", "es", "fr"], true]);
    expect((await campaignDetailView(ours(), CAMPAIGN, test.clock.now()))?.templates).toContainEqual({ id, name: `Mine ${about}`, about });
  });
  it("needs a name and something to be about", async () => {
    const before = await ours().templates.list();
    expect(await add({ intent: "add-mail", about: "order", name: " " })).toMatchObject({ status: 422, body: { errors: { name: expect.any(String) } } });
    for (const body of [...NO_REQUESTS, { intent: "add-mail", about: "weather", name: "x" }]) expect((await add(body)).status, JSON.stringify(body)).toBe(422);
    expect(await ours().templates.list()).toEqual(before);
  });
});

describe("settings", () => {
  it("shows a shop its own signing key and no other", async () => {
    const { body } = await ask(settings.loader, "/app/settings");
    expect(body).toMatchObject({ signingKey: test.app.webhooks.secretOf(ours().shop) });
    expect(JSON.stringify(body)).not.toContain(test.app.webhooks.secretOf(theirs().shop));
  });

  it("are saved for this shop alone", async () => {
    const { draft } = await settingsView(ours(), test.app.mailers);
    expect(await ask(settings.action, "/app/settings", {}, { intent: "save", draft: { ...draft, senderName: "Us" } })).toMatchObject({ status: 200, body: { ok: true } });
    expect([(await ours().settings.get()).senderName, (await theirs().settings.get()).senderName]).toEqual(["Us", "Fernweh Outfitters"]);
  });
  it("name the fields that are wrong, and nothing is saved", async () => {
    const { draft } = await settingsView(ours(), test.app.mailers);
    const wrong = { ...draft, senderEmail: "x", timeZone: "Mars/Base", frequencyCapPerDay: "0", brandColour: "red" };
    const { status, body } = await ask(settings.action, "/app/settings", {}, { intent: "save", draft: wrong });
    expect([status, Object.keys((body as { errors: object }).errors).sort()]).toEqual([422, ["brandColour", "frequencyCapPerDay", "senderEmail", "timeZone"]]);
    for (const request of NO_REQUESTS) expect((await ask(settings.action, "/app/settings", {}, request)).status, JSON.stringify(request)).toBe(422);
    expect((await ours().settings.get()).senderEmail).toBe("hello@fernweh.example");
  });
});
