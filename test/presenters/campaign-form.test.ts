import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MailSubject } from "../../app/domain/templates/document.ts";
import { defaultRecoveryCampaign } from "../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../app/domain/journeys/definition.ts";
import { LIBRARY } from "../../app/domain/journeys/library.ts";
import { parseDefinition } from "../../app/domain/journeys/parse-definition.ts";
import type { Trigger } from "../../app/domain/journeys/triggers.ts";
import type { Predicate } from "../../app/domain/segments/predicate.ts";
import { type CampaignDraft, campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { parseCampaignForm } from "../../app/presenters/campaigns/campaign-form.ts";
import type { StepDraft } from "../../app/presenters/campaigns/draft/step.ts";
import { anyJourney } from "../support/any-journey.ts";
import { NOW } from "./a-store.ts";

const SHOP = { currency: "USD", zone: "America/New_York" };
const KNOWN = { ...SHOP, now: NOW, templateIds: new Set(["remind", "reassure", "offer", "t"]), mails: new Map<string, MailSubject>() };
const DEFINITION = defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" });
const DRAFT = campaignDraft("Checkout recovery", DEFINITION, 0.1, SHOP);
const errorsOf = (draft: unknown): Record<string, string> => {
  const parsed = parseCampaignForm(draft, KNOWN);
  return parsed.ok ? {} : { ...parsed.errors };
};
const withStep = (index: number, change: object): CampaignDraft => ({ ...DRAFT, steps: DRAFT.steps.map((step, at) => (at === index ? ({ ...step, ...change } as StepDraft) : step)) });
const withSteps = (...steps: readonly unknown[]): CampaignDraft => ({ ...DRAFT, steps: [...DRAFT.steps, ...(steps as StepDraft[])] });

/** The opposite of an opposite is written as the thing itself. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const one = value as { kind?: string; of?: { kind?: string; of?: unknown } };
  if (one.kind === "not" && one.of?.kind === "not") return plain(one.of.of);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

describe("what was saved comes back as it was", () => {
  const survives = (definition: JourneyDefinition, holdout = 0.1): void => {
    expect(parseCampaignForm(campaignDraft("A name", definition, holdout, SHOP), KNOWN)).toEqual({ ok: true, value: { name: "A name", definition: plain(definition), holdout } });
  };

  test("the default campaign", () => survives(DEFINITION));

  test.each(LIBRARY.map(({ id, journey, mails }) => [id, journey(Object.fromEntries(mails.map(({ key }) => [key, "t"])))] as const))("the library's campaign %s", (_, definition) => survives(definition));

  test("any journey", () => {
    fc.assert(fc.property(anyJourney, (definition) => survives(definition)), { numRuns: 300 });
  });

  test("the default campaign with any question as exit, and any broadcast, to the millisecond and through both changes of the clock", () => {
    const at = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true }).map((date) => date.toISOString());
    fc.assert(fc.property(at, fc.constantFrom(null, "7"), (moment, segmentId) => survives({ ...DEFINITION, trigger: { kind: "broadcast", segmentId, at: moment } })), { numRuns: 200 });
    for (const moment of ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2027-03-14T07:00:00Z"]) survives({ ...DEFINITION, trigger: { kind: "broadcast", segmentId: null, at: moment } });
  });

  test.each<Trigger>([
    { kind: "checkout-abandoned", idleMinutes: 45, changedCart: "start-over" }, { kind: "order-placed" }, { kind: "order-fulfilled" }, { kind: "order-delivered" }, { kind: "order-late", of: "sending", afterDays: 9 },
    { kind: "customer-created" }, { kind: "segment-entered", segmentId: "7" }, { kind: "date", after: "first-order", days: 365 },
  ])("the trigger %j", (trigger) => survives({ ...DEFINITION, trigger }));

  test("a custom exit, an earlier step's offer and a mail about the order", () => {
    const custom: Predicate = { kind: "any", of: [{ kind: "clicked", stepId: "offer" }, { kind: "not", of: { kind: "segment", segmentId: "7" } }] };
    survives({ ...DEFINITION, exits: [{ kind: "custom", if: custom }], steps: [...DEFINITION.steps, { id: "w", kind: "wait", minutes: 90 }, { id: "again", kind: "message", templateId: "offer", offer: null, offerStepId: "offer", purpose: "marketing" }] });
    survives({ trigger: { kind: "order-placed" }, entry: OPEN_ENTRY, exits: [], steps: [{ id: "m", kind: "message", templateId: "remind", offer: null, offerStepId: null, purpose: "transactional" }] });
  });

  test("the property can fail: a journey that no form can hold is told apart", () => {
    const other = { ...DEFINITION, steps: DEFINITION.steps.map((step) => (step.kind === "wait" ? { ...step, minutes: step.minutes + 1 } : step)) };
    expect(parseCampaignForm(campaignDraft("A name", DEFINITION, 0, SHOP), KNOWN)).not.toEqual({ ok: true, value: { name: "A name", definition: other, holdout: 0 } });
  });
});

test("a broadcast is at the time of the shop's clock", () => {
  const trigger = { ...DRAFT.trigger, kind: "broadcast" as const, date: "2026-11-27", time: "10:00" };
  expect(parseCampaignForm({ ...DRAFT, trigger }, KNOWN)).toMatchObject({ ok: true, value: { definition: { trigger: { at: "2026-11-27T15:00:00.000Z", segmentId: null } } } });
  expect(errorsOf({ ...DRAFT, trigger: { ...trigger, date: "2026-11-21", time: "09:59" } })).toEqual({ "trigger.date": "Choose a time that is still to come" });
  expect(errorsOf({ ...DRAFT, trigger: { ...trigger, date: "", time: "25:00" } })).toEqual({ "trigger.date": "Choose a day", "trigger.time": "Enter a time of day, such as 10:00" });
});

describe("errors", () => {
  test("stand at their step by its id, all at once", () => {
    const errors = errorsOf({ ...withStep(0, { amount: "0" }), name: " ", holdoutPercent: "51", entry: { ...DRAFT.entry, minimum: "x", countryMode: "only", channels: [] }, trigger: { ...DRAFT.trigger, idleMinutes: "5" } });
    expect(Object.keys(errors).sort()).toEqual(["entry.channels", "entry.countries", "entry.minimum", "holdoutPercent", "name", "step.wait-1.amount", "trigger.idleMinutes"]);
    expect(errors["step.wait-1.amount"]).toBe("Enter a whole number of hours, from 1 to 2160 (90 days)");
  });

  test.each([
    [{ kind: "percentage", percent: "101", amount: "", validHours: "1" }, "step.remind.percent"],
    [{ kind: "amount", percent: "", amount: "0", validHours: "1" }, "step.remind.amount"],
    [{ kind: "percentage", percent: "10", amount: "", validHours: "0" }, "step.remind.validHours"],
  ])("an offer of %j is refused at %s", (offer, path) => {
    expect(Object.keys(errorsOf(withStep(1, { offerFrom: "own", offer })))).toEqual([path]);
  });

  test("a mail of another shop cannot be chosen", () => {
    expect(errorsOf(withStep(1, { templateId: "foreign" }))).toEqual({ "step.remind.templateId": "Choose a mail" });
  });

  const row = { kind: "row", question: "value", not: false, is: "at-least", value: "50", chosen: [], segmentId: "", stepId: "" };
  const split = (of: readonly object[]) => ({ id: "s", kind: "split", if: { kind: "group", match: "all", not: false, of }, yes: [], no: [{ id: "e", kind: "exit" }] });
  test.each([
    [split([]), { "step.s.if": "Add at least one condition" }],
    [split([row, { ...row, value: "much" }]), { "step.s.if.1.value": "Enter an amount in USD, such as 50" }],
    [split([{ ...row, question: "country" }, { kind: "group", match: "any", not: true, of: [{ ...row, question: "segment" }] }]), { "step.s.if.0.chosen": "Choose at least one country", "step.s.if.1.0.segmentId": "Choose a segment" }],
    [split([{ ...row, question: "clicked", stepId: "remind" }, { ...row, question: "clicked", stepId: "gone" }]), { "step.s.if.1.stepId": "This mail was removed; choose another" }],
    [split([{ ...row, question: "mailed", stepId: "remind" }, { ...row, question: "mailed", stepId: "gone" }]), { "step.s.if.1.stepId": "This mail was removed; choose another" }],
    [{ ...split([{ ...row, question: "mailed", stepId: "later" }]), no: [{ id: "w", kind: "wait", amount: "1", unit: "days" }, { ...DRAFT.steps[1], id: "later" }] }, { "step.s.if.0.stepId": "This mail comes later; choose one that comes before" }],
    [{ ...split([row]), no: [] }, { "step.s": "At least one path needs a step" }],
    [{ id: "t", kind: "tag", add: " , ", remove: "" }, { "step.t": "Name at least one tag to add or remove" }],
    [{ id: "h", kind: "webhook", url: "http://example.com" }, { "step.h.url": "Enter a web address that begins with https://" }],
    [{ id: "u", kind: "wait-until", at: "24:00", weekdays: [] }, { "step.u.at": "Enter a time of day, such as 09:00", "step.u": "A wait at the end leads to nothing" }],
    [{ id: "f", kind: "wait-for", event: "delivered", segmentId: "", amount: "1", unit: "days", happened: [{ id: "e", kind: "exit" }], timedOut: [] }, { "step.f.event": "Only a journey about an order can wait for its parcel" }],
    [{ id: "r", kind: "random", paths: [{ id: "a", weight: "0", steps: [{ id: "e", kind: "exit" }] }, { id: "b", weight: "1", steps: [] }] }, { "step.r.a": "Enter a whole number from 1 to 100" }],
  ])("%j: %j", (step, errors) => {
    expect(errorsOf(withSteps(step))).toEqual(errors);
  });

  test("rules between steps point at their step and field", () => {
    expect(errorsOf({ ...DRAFT, steps: DRAFT.steps.filter((_, index) => index !== 2) })).toEqual({ "step.reassure": "Two mails need a wait between them" });
    expect(errorsOf(withStep(1, { purpose: "transactional" }))).toEqual({ "step.remind.purpose": "Only mails about an order are transactional" });
    expect(errorsOf(withStep(1, { offerFrom: "step", offerStepId: "offer" }))).toEqual({ "step.remind.offerStepId": "The step whose offer is shown must come before" });
    expect(errorsOf({ ...DRAFT, trigger: { ...DRAFT.trigger, kind: "price-drop" } })).toEqual({ "trigger.kind": "This needs events of your online store, which are not collected yet" });
    expect(errorsOf({ ...DRAFT, steps: [] })).toHaveProperty("steps");
  });

  const deep = Array.from({ length: 5000 }).reduce<object>((inner) => ({ ...split([row]), yes: [inner] }), row);
  test.each([[null], ["x"], [{}], [{ ...DRAFT, steps: [{ id: "x", kind: "bomb" }] }], [{ ...DRAFT, steps: [deep] }]])("what is no form is refused as a whole", (raw) => {
    expect(Object.keys(errorsOf(raw))).toEqual(["form"]);
  });
});

test("a mail about something that the campaign does not have is pointed at", () => {
  const about = (subject: MailSubject, trigger?: object) => {
    const parsed = parseCampaignForm(trigger ? { ...DRAFT, trigger: { ...DRAFT.trigger, ...trigger } } : DRAFT, { ...KNOWN, mails: new Map([["reassure", subject]]) });
    return parsed.ok ? null : parsed.errors["step.reassure.templateId"];
  };
  expect(about("order")).toMatch(/about an order, which a campaign that starts so does not have/);
  expect([about("checkout"), about("person")]).toEqual([null, null]);
  expect(about("checkout", { kind: "order-placed" })).toMatch(/about a cart/);
  expect(about("order", { kind: "order-placed" })).toBeNull();
});

test("an empty minimum is none; 0 in 100 held out is nobody", () => {
  const parsed = parseCampaignForm({ ...DRAFT, entry: { ...DRAFT.entry, minimum: " " }, holdoutPercent: "0" }, KNOWN);
  expect(parsed).toMatchObject({ ok: true, value: { holdout: 0, definition: { entry: { minimumMinor: null } } } });
  expect(parseDefinition(DEFINITION).ok).toBe(true);
});
