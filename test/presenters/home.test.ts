import { describe, expect, test } from "vitest";
import { dismissStep } from "../../app/presenters/home/dismiss.ts";
import { homeView } from "../../app/presenters/home/home.ts";
import { rangeAt, rangeKey } from "../../app/presenters/home/range.ts";
import { NOON } from "../support/samples.ts";
import { aCampaign, aProfile, aStore, NO_TOTALS, NOW, settings } from "./a-store.ts";

const NEW_YORK = "America/New_York";

describe("the range", () => {
  test("an unknown one is the last 30 days", () => {
    expect([rangeKey("7"), rangeKey("today"), rangeKey("x"), rangeKey(null)]).toEqual(["7", "today", "30", "30"]);
  });

  test("today is compared with yesterday by the same time, and its chart is the week", () => {
    const range = rangeAt("today", NOW, NEW_YORK);
    expect(range.current.from.toISOString()).toBe("2026-11-21T05:00:00.000Z");
    expect(range.previous).toEqual({ from: new Date("2026-11-20T05:00:00Z"), to: new Date("2026-11-20T15:00:00Z") });
    expect(range.chartDays).toHaveLength(7);
    expect(range.chartDays.at(-1)).toBe("2026-11-21");
  });

  test("days are the shop's own, also across a change of the clocks", () => {
    const range = rangeAt("7", new Date("2026-11-03T15:00:00Z"), NEW_YORK);
    expect(range.chartDays).toEqual(["2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02", "2026-11-03"]);
    expect(range.current.from.toISOString()).toBe("2026-10-28T04:00:00.000Z");
    expect(range.previous.to.toISOString()).toBe("2026-10-27T14:00:00.000Z");
  });

  test("late in the evening of New York it is still that day", () => {
    expect(rangeAt("today", new Date("2026-11-22T03:00:00Z"), NEW_YORK).chartDays.at(-1)).toBe("2026-11-21");
  });
});

const view = (facts: Parameters<typeof aStore>[0] = {}, mailerReady = true) => homeView(aStore(facts), { range: "7", mailerReady, now: NOW });

describe("the home page", () => {
  test("shows figures beside those of the period before", async () => {
    const now = { ...NO_TOTALS, abandoned: 40, recovered: 4, recoveredMinor: 24_000, sent: 20, opened: 10, clicked: 5 };
    const before = { ...NO_TOTALS, recoveredMinor: 20_000, abandoned: 10, recovered: 1 };
    const { revenue, figures } = await view({ totals: (_, to) => (to.getTime() === NOW.getTime() ? now : before) });
    expect(revenue).toMatchObject({ value: "$240.00", previous: "$200.00", change: { direction: "up", text: "20%" } });
    expect(Object.fromEntries(figures.map(({ label, value }) => [label, value]))).toEqual({ "Orders recovered": "4", "Rate of recovery": "10%", "Mails sent": "20", Opened: "50%", Clicked: "25%" });
    expect(figures.find(({ label }) => label === "Opened")).toMatchObject({ previous: null, change: null });
  });

  test("shows today beside the period, and what a rate means in plain words", async () => {
    const totals = (from: Date) => ({ ...NO_TOTALS, abandoned: 40, recovered: 4, sent: 20, clicked: 5, recoveredMinor: from.toISOString() === "2026-11-21T05:00:00.000Z" ? 5490 : 24_000 });
    const { revenue, figures } = await view({ totals });
    expect(revenue.note).toBe("$54.90 today");
    expect(Object.fromEntries(figures.map(({ label, note }) => [label, note]))).toEqual({ "Orders recovered": "4 today", "Rate of recovery": "4 of 40 abandoned checkouts", "Mails sent": "20 today", Opened: "0 of 20 mails", Clicked: "5 of 20 mails" });
    expect((await homeView(aStore({ totals }), { range: "today", mailerReady: true, now: NOW })).revenue.note).toBeNull();
  });

  test("leads to the first mail of the journey, whatever the mails are called", async () => {
    expect((await view()).setup.find(({ step }) => step === "template")?.action?.url).toBe("/app/templates/remind");
  });

  test("fills the chart's empty days and says it in one sentence", async () => {
    const { chart } = await view({ byDay: [{ day: "2026-11-20", minor: 12_345, orders: 2 }, { day: "2020-01-01", minor: 1, orders: 1 }] });
    expect(chart.points).toHaveLength(7);
    expect(chart.points.at(-2)).toEqual({ day: "2026-11-20", label: "Nov 20", value: 123.45, money: "$123.45", orders: 2 });
    expect(chart.summary).toBe("$123.45 from Nov 15 to Nov 21. Best day: Nov 20 with $123.45.");
    expect((await view()).chart.summary).toBe("No recovered revenue from Nov 15 to Nov 21.");
  });

  test("asks for nothing when all is well", async () => {
    expect((await view()).next).toEqual([]);
  });

  test("says what keeps mails from going out, and only what is so", async () => {
    const { next } = await view({ settings: settings({ dismissedSetup: ["campaign"] }), profile: aProfile({ address: [" "] }), campaigns: [aCampaign({ status: "off" })] }, false);
    expect(next.map(({ key }) => key)).toEqual(["mailer", "sender", "address", "campaign"]);
    expect(next.at(-1)?.action?.url).toBe("/app/campaigns/recovery");
  });

  test("switching on is what a newcomer does first, and is asked for once", async () => {
    const { next, setup, campaignOn } = await view({ settings: settings(), campaigns: [aCampaign({ status: "off" })] });
    expect(setup[0]).toMatchObject({ step: "campaign", title: "Switch on checkout recovery", done: false, action: { url: "/app/campaigns/recovery" } });
    expect(next.map(({ key }) => key)).not.toContain("campaign");
    expect(campaignOn).toBe(false);
  });

  test("asks to switch Shopify's own automation off, knows when it is quiet, and can be dismissed", async () => {
    const step = async (shopifyMails: { wroteAt: Date | null; asked: boolean }) => (await view({ shopifyMails })).setup.find((one) => one.step === "shopify-mails");
    expect((await step({ wroteAt: null, asked: false }))?.done).toBeNull();
    expect(await step({ wroteAt: NOON, asked: true })).toMatchObject({ done: false, action: { url: expect.stringMatching(/^https:\/\/[\w.-]+\/admin\/marketing\/automations$/) } });
    expect((await step({ wroteAt: null, asked: true }))?.done).toBe(true);
    expect((await view({ settings: settings({ dismissedSetup: ["shopify-mails"] }) })).setup.map((one) => one.step)).not.toContain("shopify-mails");
  });

  test("set-up steps are dismissed one by one, and done where they are", async () => {
    const { setup } = await view({ settings: settings({ senderEmail: "a@b.example", dismissedSetup: ["campaign"] }), templateVersion: 2 });
    expect(setup.map(({ step, done }) => [step, done])).toEqual([["sender", true], ["template", true], ["shopify-mails", null], ["theme-badge", null]]);
  });

  test("dismissing keeps the other settings and refuses what is no step", () => {
    const before = settings({ senderName: "Fernweh", dismissedSetup: ["sender"] });
    expect(dismissStep(before, { intent: "dismiss", step: "template" })).toEqual({ ...before, dismissedSetup: ["sender", "template"] });
    for (const bad of [null, {}, { intent: "dismiss", step: "all" }]) expect(dismissStep(before, bad)).toBeNull();
  });

  test("a new shop learns what it waits for", async () => {
    expect((await view({ hasAny: { checkouts: false, messages: false, orders: false } })).waitingFor).toBe("checkouts");
    expect((await view({ hasAny: { checkouts: true, messages: false, orders: false } })).waitingFor).toBe("messages");
    expect((await view()).waitingFor).toBeNull();
  });

  test("campaigns without a mail in the period have no rates", async () => {
    const { campaigns } = await view({ campaigns: [aCampaign(), aCampaign({ id: "b", name: "B", status: "off" })], byCampaign: [{ ...NO_TOTALS, campaignId: "recovery", sent: 4, opened: 1, recoveredMinor: 100 }] });
    expect(campaigns).toEqual([
      { id: "recovery", name: "Checkout recovery", on: true, sent: "4", openRate: "25%", clickRate: "0%", revenue: "$1.00" },
      { id: "b", name: "B", on: false, sent: "0", openRate: "–", clickRate: "–", revenue: "$0.00" },
    ]);
  });

  test("says how revenue is credited", async () => {
    expect((await view()).credit).toContain("5 days");
  });
});
