import { beforeEach, describe, expect, test } from "vitest";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { emptyTally } from "../../../app/domain/rehearsal/tally.ts";
import type { ClaimedRehearsal } from "../../../app/use-cases/ports/seeing-store.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import { checkout, claimAt, decisionRow, DEFINITION, enrollment, furnish, message, minutes, NOON, order, OTHER, profile, SHOP, variant } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
const result = { status: "handed-off", provider: "smtp", providerMessageId: null, refusal: null, at: minutes(70) } as const;
const after = { stepIndex: 2, stepEnteredAt: NOON, dueAt: minutes(200) };
const credit = { messageId: "m1", campaignId: "recovery", evidence: "click", touchedAt: minutes(73) } as const;
const offer = { code: "LM-1", enrollmentId: "e1", stepId: "offer", customerId: "p1", terms: { kind: "percentage", percent: 10, validHours: 48 }, startsAt: NOON, endsAt: minutes(100) } as const;
let stranger: ShopStore;
let rehearsal: ClaimedRehearsal;
let claim: Awaited<ReturnType<typeof claimAt>>;

/** Shop A with a row in every table, one intent among them; shop B installed and empty. */
beforeEach(async () => {
  const store = await furnish(given.system);
  await given.system.install(profile(OTHER), NOON);
  stranger = given.system.forShop(OTHER);
  claim = await claimAt(given.system, minutes(60));
  await store.messages.commitIntent(claim, message());
  await store.messages.commitResult(claim, "m1", result, { ...after, dueAt: minutes(60) }, [decisionRow()]);
  await store.messages.commitIntent(claim, message({ id: "m2", occasion: "cart-2" }));
  await store.messages.applyEvent({ eventId: "x1", messageId: "m1", kind: "clicked", at: minutes(72), detail: {} });
  await store.templates.create({ id: "remind", name: "Reminder", document: DEFAULT_TEMPLATES.remind }, NOON);
  await store.variants.save([variant()]);
  await store.sync.planImport(NOON);
  await store.sync.saveWalk("orders", { goodUntil: NOON }, 1, NOON);
  await store.orders.upsert(order(), "p1");
  await store.offers.plan(offer);
  await store.attributions.credit(order(), "p1", credit);
  await store.exposures.record("recovery", "p1", "treated", NOON);
  await store.rehearsals.request({ id: "r1", campaignId: "recovery", definition: DEFINITION, fromAt: NOON, toAt: minutes(99), tally: emptyTally() }, NOON);
  rehearsal = (await store.rehearsals.claim("r1", 60_000))!;
  await store.rehearsals.save(rehearsal, { cursor: "p1", total: 1, looked: 1, tally: emptyTally() }, [{ fault: "at-night", outcome: "made", customerId: "p1", checkoutToken: "t1", at: NOON }], 60_000);
  await store.segments.save([{ id: "71", name: "Regulars", query: "" }], NOON);
  await store.segments.remember("71", [{ customerId: "p1", member: true, at: NOON }]);
  await store.effects.begin(claim, { enrollmentId: "e1", stepId: "tag", campaignId: "recovery", kind: "tag-customer" }, NOON);
  await store.walks.plan("recovery", NOON);
  await store.customers.suppress("email", "bob@example.com", "unsubscribed", NOON);
});

/** Every row of shop A in every table, and how many rows shop B has. */
async function everything(): Promise<{ a: string; b: number }> {
  const { pool } = given.fresh.database;
  const { rows: tables } = await pool.query<{ name: string }>("SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'shop' ORDER BY 1");
  let [a, b] = ["", 0];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ shop: string; row: string }>(`SELECT shop, to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 2`);
    a += rows.filter((one) => one.shop === SHOP).map((one) => `${name} ${one.row}\n`).join("");
    b += rows.filter((one) => one.shop !== SHOP).length;
  }
  return { a, b };
}

/** Every method of every repository, called with the ids of shop A, and what a stranger finds. `throws`: refused aloud. */
const CALLS: { readonly [Name in Exclude<keyof ShopStore, "shop">]: { readonly [Method in keyof ShopStore[Name]]: readonly [call: () => Promise<unknown>, found: unknown] } } = {
  settings: {
    profile: [() => stranger.settings.profile(), { ...profile(OTHER), installed: true }],
    saveProfile: [() => stranger.settings.saveProfile({ ...profile(OTHER), shop: SHOP }, NOON), undefined],
    get: [() => stranger.settings.get().then((one) => one.senderName), ""],
    save: [() => stranger.settings.get().then((one) => stranger.settings.save(one, NOON)), undefined],
  },
  customers: {
    upsert: [() => Promise.resolve(), undefined], // makes a person of its own: see below
    upsertMany: [() => Promise.resolve(), undefined],
    join: [() => Promise.resolve(), undefined], // names, not ids
    get: [() => stranger.customers.get("p1"), null],
    byShopifyId: [() => stranger.customers.byShopifyId("7"), null],
    recordConsent: [() => stranger.customers.recordConsent("p1", { channel: "email", state: "subscribed", source: "merchant", at: NOON, evidence: {} }), undefined],
    consents: [() => stranger.customers.consents("p1", "email"), []],
    suppress: [() => Promise.resolve(), undefined], // an address, not an id
    lift: [() => stranger.customers.lift("email", "bob@example.com", minutes(999)), undefined],
  },
  checkouts: {
    upsert: [() => Promise.resolve(), undefined], // makes a checkout of its own: see below
    get: [() => stranger.checkouts.get("t1"), null],
    counted: [() => stranger.checkouts.counted("t1"), null],
    byShopifyId: [() => stranger.checkouts.byShopifyId("501"), null],
    byCartToken: [() => stranger.checkouts.byCartToken("c1"), []],
    begunBetween: [() => stranger.checkouts.begunBetween(new Date(0), minutes(9999), 10), []],
    neighbours: [() => stranger.checkouts.neighbours({ token: "t1", createdAt: NOON }), { fromAddress: 1, sameCart: 1, nothingToPay: 1 }],
    noteShopifyMail: [() => stranger.checkouts.noteShopifyMail("t1", "sent"), undefined],
    suspect: [() => stranger.checkouts.suspect("t1", ["nothing-to-pay"], true), undefined],
    judge: [() => stranger.checkouts.judge("t1", "not-person", NOON), false],
    setStatus: [() => stranger.checkouts.setStatus("t1", "deleted", NOON), undefined],
    search: [() => stranger.checkouts.search({ query: "ada", status: [], abandonedBefore: NOON, page: 1, pageSize: 10 }), { rows: [], total: 0, page: 1, pageSize: 10 }],
    recent: [() => stranger.checkouts.recent(5), []],
  },
  orders: {
    upsert: [() => Promise.resolve(), undefined], // makes an order of its own: see below
    get: [() => stranger.orders.get("9001"), null],
    sawParcel: [() => Promise.resolve(), undefined], // keeps what is said of any order: see parcels.test.ts
    ofCheckout: [() => stranger.orders.ofCheckout("t1", "cart-1"), []],
  },
  variants: {
    save: [() => Promise.resolve(), undefined],
    get: [() => stranger.variants.get(["11"]), new Map()],
    products: [() => stranger.variants.products(10), []],
  },
  versions: {
    save: [() => Promise.resolve(), undefined],
    asOf: [() => stranger.versions.asOf("checkout-lines", ["t1"], minutes(9999)), new Map()],
    between: [() => stranger.versions.between("checkout-lines", "t1", new Date(0), minutes(9999)), []],
  },
  campaigns: {
    list: [() => stranger.campaigns.list(), []],
    get: [() => stranger.campaigns.get("recovery"), null],
    version: [() => stranger.campaigns.version("recovery", 1), null],
    create: [() => Promise.resolve(), undefined],
    saveVersion: [() => stranger.campaigns.saveVersion("recovery", DEFINITION, 0, NOON), "throws"],
    removal: [() => stranger.campaigns.removal("recovery"), null],
    remove: [() => stranger.campaigns.remove("recovery"), false],
    archive: [() => stranger.campaigns.archive("recovery", NOON), undefined],
    restore: [() => stranger.campaigns.restore("recovery", NOON), undefined],
    rename: [() => stranger.campaigns.rename("recovery", "x", NOON), undefined],
    switchTo: [() => stranger.campaigns.switchTo("recovery", false, NOON), undefined],
  },
  templates: {
    list: [() => stranger.templates.list(), []],
    subjects: [() => stranger.templates.subjects(), new Map()],
    get: [() => stranger.templates.get("remind"), null],
    create: [() => Promise.resolve(), undefined],
    removable: [() => stranger.templates.removable("remind"), false],
    remove: [() => stranger.templates.remove("remind"), false],
    saveVersion: [() => stranger.templates.saveVersion("remind", "x", DEFAULT_TEMPLATES.remind, NOON), "throws"],
  },
  enrollments: {
    open: [() => stranger.enrollments.open(enrollment({ id: "e9" }), NOON), null],
    openOf: [() => stranger.enrollments.openOf("p1"), []],
    entered: [() => stranger.enrollments.entered("recovery", "p1"), []],
    ofCheckout: [() => stranger.enrollments.ofCheckout("t1"), []],
    inCampaign: [() => stranger.enrollments.inCampaign("recovery", "p1"), []],
    redirect: [() => stranger.enrollments.redirect("e1", { orderId: "9", occasion: "9", stepEnteredAt: NOON, createdAt: NOON }, NOON), false],
    standing: [() => stranger.enrollments.standing("recovery"), []],
    moveOpen: [() => stranger.enrollments.moveOpen("recovery", { campaignVersion: 1, stepIndex: 0 }, { campaignVersion: 1, stepIndex: 1, shiftMs: 0 }, NOON, 10), 0],
    hasten: [() => stranger.enrollments.hasten("p1", NOON), undefined],
    retarget: [() => stranger.enrollments.retarget("e1", "t9", "x", NOON, NOON), false],
    facts: [() => stranger.enrollments.facts(enrollment()), null],
    wait: [() => stranger.enrollments.wait(claim, "e1", { stepIndex: 1, stepEnteredAt: NOON }, NOON, [decisionRow({ id: "d9" })]), false],
    exit: [() => stranger.enrollments.exit(claim, "e1", "ordered", NOON, [decisionRow({ id: "d9" })]), false],
    release: [() => stranger.enrollments.release(claim), undefined],
    renew: [() => stranger.enrollments.renew([claim], 9_999_999), undefined],
  },
  messages: {
    commitIntent: [() => stranger.messages.commitIntent(claim, message({ id: "m9", occasion: "z" })), "lost"],
    commitResult: [() => stranger.messages.commitResult(claim, "m2", result, after, []), false],
    withdrawIntent: [() => stranger.messages.withdrawIntent(claim, "m2", NOON, []), false],
    get: [() => stranger.messages.get("m1"), null],
    ofLedger: [() => stranger.messages.ofLedger("recovery", "p1", "remind", "cart-1"), null],
    history: [() => stranger.messages.history("p1", new Date(0)), []],
    complaints: [() => stranger.messages.complaints(new Date(0)), { complained: 0, delivered: 0 }],
    applyEvent: [() => stranger.messages.applyEvent({ eventId: "x9", messageId: "m1", kind: "opened", at: NOON, detail: {} }), false],
    ofCheckout: [() => stranger.messages.ofCheckout("t1"), []],
    events: [() => stranger.messages.events(["m1"]), []],
  },
  decisions: {
    append: [() => stranger.decisions.append([decisionRow({ id: "d9" })]), undefined],
    ofEnrollment: [() => stranger.decisions.ofEnrollment("p1", "e1"), []],
    ofCheckout: [() => stranger.decisions.ofCheckout("t1"), []],
    ofCustomer: [() => stranger.decisions.ofCustomer("p1", 10), []],
  },
  offers: {
    plan: [() => stranger.offers.plan({ ...offer, code: "LM-9" }), "throws"],
    ofStep: [() => stranger.offers.ofStep("e1", "offer"), null],
    markIssued: [() => stranger.offers.markIssued("LM-1", "1"), undefined],
    markFailed: [() => stranger.offers.markFailed("LM-1"), undefined],
    markRedeemed: [() => stranger.offers.markRedeemed("LM-1", NOON), undefined],
    get: [() => stranger.offers.get("LM-1"), null],
  },
  attributions: {
    touches: [() => stranger.attributions.touches("p1", new Date(0)), []],
    credit: [() => stranger.attributions.credit(order({ id: "9002" }), "p1", credit), "updated"],
    updateAmount: [() => stranger.attributions.updateAmount(order({ cancelledAt: NOON })), undefined],
  },
  exposures: {
    record: [() => stranger.exposures.record("recovery", "p1", "held-out", NOON), undefined],
  },
  sync: {
    installedAt: [() => stranger.sync.installedAt(), NOON],
    comparisons: [() => stranger.sync.comparisons().then((rows) => rows.map((row) => row.goodUntil)), [null, null, null]],
    saveWalk: [() => Promise.resolve(), undefined], // makes a row of its own
    imports: [() => stranger.sync.imports(), []],
    planImport: [() => Promise.resolve(), undefined], // makes rows of its own
    saveImport: [() => stranger.sync.saveImport("orders", { done: 99 }), undefined],
    lastActivity: [() => stranger.sync.lastActivity(), null],
    unreadable: [() => stranger.sync.unreadable(), 0],
    leftBeforeInstallation: [() => stranger.sync.leftBeforeInstallation(new Date(0), 10), []],
    asked: [() => stranger.sync.asked(), null],
    saveAsked: [() => Promise.resolve(), undefined], // the shop's own row
  },
  history: {
    people: [() => Promise.resolve(), undefined], // makes people of its own, as customers.upsert
    consents: [() => stranger.history.consents([{ customerId: "p1", address: null, identity: null, record: { channel: "email", state: "subscribed", source: "merchant", at: NOON, evidence: {} } }]), undefined],
    orders: [() => Promise.resolve(), undefined], // makes an order of its own, as orders.upsert
    orderTimes: [() => stranger.history.orderTimes(["9001"]), new Map()],
    firstMessageAt: [() => stranger.history.firstMessageAt(), null],
  },
  segments: {
    list: [() => stranger.segments.list(), []],
    save: [() => stranger.segments.save([], minutes(9999)), undefined],
    change: [() => Promise.resolve(), undefined], // makes a segment of its own
    remember: [() => stranger.segments.remember("71", [{ customerId: "p1", member: false, at: minutes(9999) }]), { entered: [], left: [] }],
    members: [() => stranger.segments.members("71", null, 10), []],
    reading: [() => stranger.segments.reading("71"), null],
    saveReading: [() => stranger.segments.saveReading("71", NOON, "x"), undefined],
    sawMembers: [() => stranger.segments.sawMembers("71", ["p1"], minutes(9999)), []],
    endReading: [() => stranger.segments.endReading("71", minutes(9999)), []],
  },
  effects: {
    begin: [() => stranger.effects.begin(claim, { enrollmentId: "e1", stepId: "tag", campaignId: "recovery", kind: "tag-customer" }, NOON), { kind: "lost" }],
    end: [() => stranger.effects.end(claim, { enrollmentId: "e1", stepId: "tag" }, { status: "done", reason: null, at: NOON }, []), false],
  },
  walks: {
    plan: [() => Promise.resolve(), undefined], // makes a walk of its own
    drop: [() => stranger.walks.drop("recovery"), undefined],
    get: [() => stranger.walks.get("recovery"), null],
    due: [() => stranger.walks.due(minutes(9999)), []],
    save: [() => stranger.walks.save("recovery", null, { cursor: "p1", looked: 1, entered: 1 }), false],
    end: [() => stranger.walks.end("recovery", NOON), undefined],
    people: [() => stranger.walks.people(null, 10, true), []],
    momentsOf: [() => stranger.walks.momentsOf("p1"), null],
    checkouts: [() => stranger.walks.checkouts(new Date(0), null, 10), []],
  },
  past: {
    count: [() => stranger.past.count("everybody", new Date(0)), 0],
    people: [() => stranger.past.people("everybody", new Date(0), "other", null, 10), []],
    ownMails: [() => stranger.past.ownMails("recovery", NOON, ["p1"]), new Map()],
    stock: [() => stranger.past.stock(["11"]), []],
    reach: [() => stranger.past.reach(), { orders: NOON, consents: NOON }],
  },
  rehearsals: {
    request: [() => stranger.rehearsals.request({ id: "r9", campaignId: "recovery", definition: DEFINITION, fromAt: NOON, toAt: NOON, tally: emptyTally() }, NOON), undefined],
    get: [() => stranger.rehearsals.get("r1"), null],
    ofCampaign: [() => stranger.rehearsals.ofCampaign("recovery", 10), []],
    claim: [() => stranger.rehearsals.claim("r1", 1000), null],
    save: [() => stranger.rehearsals.save(rehearsal, { cursor: "p1", total: 1, looked: 1, tally: emptyTally() }, [], 1000), false],
    end: [() => stranger.rehearsals.end(rehearsal, "done", NOON), undefined],
    cancel: [() => stranger.rehearsals.cancel("r1", NOON), false],
    examples: [() => stranger.rehearsals.examples("r1"), []],
  },
  seeing: {
    findPeople: [() => stranger.seeing.findPeople("ada", 10), []],
    recentPeople: [() => stranger.seeing.recentPeople(10), []],
    due: [() => stranger.seeing.due("recovery", minutes(9999), null, 10), []],
    openOf: [() => stranger.seeing.openOf(["p1"]), []],
    belongingsOf: [() => stranger.seeing.belongingsOf("p1", 10), { orders: [], checkouts: [], messages: [] }],
    duePeople: [() => stranger.seeing.duePeople(["recovery"], minutes(9999), 10), { people: 0, customerIds: [] }],
  },
  figures: {
    recoveredByDay: [() => stranger.figures.recoveredByDay(NOON, minutes(1), "UTC"), [{ day: "2026-06-01", minor: 0, orders: 0 }]],
    totals: [() => stranger.figures.totals(new Date(0), minutes(9999)), { abandoned: 0, recovered: 0, recoveredMinor: 0, sent: 0, delivered: 0, opened: 0, clicked: 0 }],
    byCampaign: [() => stranger.figures.byCampaign(new Date(0), minutes(9999)), []],
    bySteps: [() => stranger.figures.bySteps("recovery"), []],
    shopifyMails: [() => stranger.figures.shopifyMails(new Date(0)), { wroteAt: null, asked: false }],
    underWay: [() => stranger.figures.underWay(), []],
    hasAny: [() => stranger.figures.hasAny(), { checkouts: false, messages: false, orders: false }],
  },
};

describe("a shop with another shop's ids finds nothing and changes nothing", () => {
  for (const [repository, methods] of Object.entries(CALLS)) {
    test(repository, async () => {
      expect(Object.keys(methods).sort()).toEqual(Object.keys(stranger[repository as keyof typeof CALLS]).sort());
      const before = await everything();
      expect(before.a.split("\n").length).toBeGreaterThan(16);
      for (const [method, [call, found]] of Object.entries(methods) as [string, readonly [() => Promise<unknown>, unknown]][]) {
        if (found === "throws") await expect(call(), method).rejects.toThrow();
        else expect(await call(), method).toEqual(found);
      }
      expect(await everything()).toEqual(before);
    });
  }
});

test("two shops may have the same ids, each its own", async () => {
  const before = (await everything()).a;
  await stranger.customers.upsert({ shopifyId: "7", email: "ada@example.com", phone: null, firstName: "Other", lastName: null, locale: null, country: null, at: minutes(5) }, "p1");
  await stranger.checkouts.upsert(checkout({ updatedAt: minutes(50), email: "x@example.com" }), "p1");
  await stranger.orders.upsert(order({ updatedAt: minutes(999) }), "p1");
  await stranger.variants.save([variant({ observedAt: minutes(9) })]);
  await stranger.customers.suppress("email", "ada@example.com", "bounced", NOON);
  expect((await everything()).a).toBe(before);
  expect((await stranger.customers.get("p1"))?.firstName).toBe("Other");
});

test("a claim of one shop's person says nothing about another's of the same id", async () => {
  await furnish(given.system, OTHER);
  expect(await stranger.enrollments.wait(claim, "e1", { stepIndex: 1, stepEnteredAt: NOON }, NOON, [])).toBe(false);
});
