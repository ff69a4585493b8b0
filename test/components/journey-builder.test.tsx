import { describe, expect, test } from "vitest";
import { JourneyBuilder } from "../../app/components/campaigns/builder/journey-builder.tsx";
import { EntryCard } from "../../app/components/campaigns/entry-card.tsx";
import { EntryFields } from "../../app/components/campaigns/entry-fields.tsx";
import { TriggerCard } from "../../app/components/campaigns/trigger-card.tsx";
import type { JourneyDefinition } from "../../app/domain/journeys/definition.ts";
import { OPEN_ENTRY } from "../../app/domain/journeys/definition.ts";
import type { CampaignDetailView } from "../../app/presenters/campaigns/campaign-detail.ts";
import { campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { mailOptions } from "../../app/components/campaigns/conditions/mail-options.ts";
import { endsHere, togetherWords } from "../../app/presenters/campaigns/draft/path-ends.ts";
import { isForEverybody } from "../../app/presenters/campaigns/draft/for-everybody.ts";
import type { StepDraft } from "../../app/presenters/campaigns/draft/step.ts";
import { flatten } from "../../app/presenters/campaigns/draft/tree.ts";
import { TRIGGER_GROUPS } from "../../app/presenters/campaigns/trigger-options.ts";
import type { Names } from "../../app/presenters/words/names.ts";
import { mailNames, stepNames } from "../../app/presenters/words/step-names.ts";
import { html } from "./render.tsx";

const EVIL = `<img src=x onerror="alert(1)">`;
const DEFINITION: JourneyDefinition = {
  trigger: { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" },
  entry: { ...OPEN_ENTRY, minimumMinor: 2000, countries: { mode: "except", codes: ["US"] }, coolDownDays: 30 },
  exits: [],
  steps: [
    { id: "w", kind: "wait", minutes: 60 },
    {
      id: "s", kind: "split", if: { kind: "segment", segmentId: "1" },
      yes: [{ id: "m1", kind: "message", templateId: "t", offer: null, offerStepId: null, purpose: "marketing" }],
      no: [{ id: "f", kind: "wait-for", event: { kind: "ordered" }, limitMinutes: 1440, happened: [{ id: "x", kind: "exit" }], timedOut: [] }],
    },
  ],
};
const draft = campaignDraft("A", DEFINITION, 0, { currency: "USD", zone: "UTC" });
const names: Names = { locale: "en-US", currency: "USD", segments: { "1": EVIL }, products: {}, templates: { t: EVIL }, countries: { US: "United States" }, languages: {}, steps: stepNames(flatten(draft.steps)) };
const form = (errors: Record<string, string> = {}) => ({ value: draft, change: () => {}, errors });
const view: Pick<CampaignDetailView, "templates" | "figures" | "triggers" | "names" | "zone"> = {
  templates: [{ id: "t", name: EVIL, about: "checkout" }], triggers: TRIGGER_GROUPS, names, zone: "UTC",
  figures: { w: { mails: null, waiting: "1,203" }, m1: { mails: { sent: "10", opened: "50%", clicked: "20%", orders: "1", revenue: "$49.00" }, waiting: null } },
};
const built = (errors?: Record<string, string>): string => html(<JourneyBuilder form={form(errors)} view={view} subject="checkout" names={names} />);
const text = (markup: string): string => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("a step outside of the app that follows a mail says for whom it is done, unless a condition asks for the mail", () => {
  const [mail, tag, asked, flow] = [
    { id: "m", kind: "message", templateId: "t" }, { id: "tag", kind: "tag" }, { id: "s", kind: "split", if: { kind: "row", question: "mailed" }, yes: [{ id: "asked", kind: "flow" }], no: [] }, { id: "flow", kind: "flow" },
  ] as unknown as readonly [StepDraft, StepDraft, StepDraft, StepDraft];
  expect(isForEverybody([tag, mail], "tag")).toBe(false);
  expect(isForEverybody([mail, tag], "tag")).toBe(true);
  expect(isForEverybody([mail, asked, flow], "asked")).toBe(false);
  expect(isForEverybody([mail, asked, flow], "flow")).toBe(false);
});

describe("where paths come together", () => {
  const exit = { id: "x", kind: "exit" } as unknown as StepDraft;
  const flow = { id: "f", kind: "flow" } as unknown as StepDraft;
  const split = (yes: readonly StepDraft[], no: readonly StepDraft[]) => ({ id: "s", kind: "split", if: { kind: "row", question: "country" }, yes, no }) as unknown as StepDraft;
  test.each([
    [split([flow], []), "Both paths go on here", false],
    [split([], [flow, exit]), "The other path goes on here", false],
    [split([exit], [split([exit], [flow, exit])]), "No path goes on", true],
    [split([exit], [split([exit], [])]), "The other path goes on here", false],
  ])("%j: %s", (step, words, ends) => expect([togetherWords(step), endsHere([flow, step])]).toEqual([words, ends]));

  test("no step can be added behind an end", () => {
    const all = (last: StepDraft): string => html(<JourneyBuilder form={{ ...form(), value: { ...draft, steps: [last] } }} view={view} subject="checkout" names={names} />);
    expect(all(flow)).toContain("Add a step at the end");
    expect(all(exit)).not.toContain("Add a step at the end");
  });
});

test("conditions call a mail by its name, unless the journey sends it twice", () => {
  const steps = [{ id: "a", kind: "message", templateId: "t1" }, { id: "b", kind: "message", templateId: "t2" }, { id: "c", kind: "message", templateId: "t2" }, { id: "d", kind: "message", templateId: "" }] as const;
  expect(mailNames(steps, { t1: "Hello", t2: "Again" })).toEqual({ a: "“Hello”" });
  const options = mailOptions(steps as unknown as readonly StepDraft[], { mails: mailNames(steps, { t1: "Hello", t2: "Again" }), steps: stepNames(steps) });
  expect(options.map(({ name }) => name)).toEqual(["“Hello”", "mail 2", "mail 3", "mail 4"]);
});

describe("the journey as it is read", () => {
  test("steps stand in order, each says its number and what it does; paths are headed and come together", () => {
    const read = text(built());
    const order = ["Step 1 of 5: Wait 1 hour", "Step 2 of 5: If the customer is in the segment", "If yes", "Step 3 of 5: Send", "Otherwise", "Step 4 of 5: Wait up to 1 day for an order", "When they order", "Step 5 of 5: End here", "If not within 1 day", "Nothing happens on this path: customers go straight on.", "Both paths go on here"];
    const at = order.map((part) => read.replace(/ :/g, ":").indexOf(part));
    expect(at.every((place) => place >= 0), JSON.stringify(at)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });

  test("each step is a region named by its heading, and every place to add one says where it is", () => {
    const markup = built();
    for (const id of ["w", "s", "m1", "f", "x"]) {
      expect(markup).toContain(`<section aria-labelledby="step-${id}"`);
      expect(markup).toMatch(new RegExp(`<h3[^>]*><button[^>]*id="step-${id}"[^>]*aria-expanded="false"`));
    }
    const places = [...markup.matchAll(/aria-label="(Add a step [^"]*)"/g)].map(([, label]) => label);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toContain("Add a step at the beginning of “If yes”");
    expect(places).toContain("Add a step at the end of “If not within 1 day”");
  });

  test("figures stand beside their step", () => {
    const read = text(built());
    expect(read).toContain("Here now 1,203");
    expect(read).toContain("Sent 10 Opened 50% Clicked 20% Orders 1 Recovered $49.00");
  });

  test("an error of a step is said at it", () => {
    expect(built({ "step.s": "At least one path needs a step" })).toMatch(/data-invalid[^>]*>.*At least one path needs a step/);
    expect(text(built({ "step.w.amount": "x" }))).toContain("Please check");
    expect(text(built())).not.toContain("Please check");
  });

  test("names from outside are text", () => {
    expect(built()).not.toMatch(/<img[^>]*onerror/);
    expect(built()).toContain("&lt;img src=x");
  });
});

test("who enters, in short sentences", () => {
  expect(text(html(<EntryCard form={form()} names={names} subject="checkout" />))).toContain("Everybody Carts worth at least $20.00 No customers in United States Again with every new cart Not again within 30 days");
  expect(text(html(<EntryCard form={form()} names={names} subject="order" />))).toContain("Again with another order, one at a time");
  const each = form();
  expect(text(html(<EntryCard form={{ ...each, value: { ...each.value, entry: { ...each.value.entry, reEntry: "each-order" } } }} names={names} subject="order" />))).toContain("With every order, also while mails about another are under way");
});

test("nobody is asked whether somebody can enter again by what happens only once", () => {
  const once = { ...form(), value: { ...draft, trigger: { ...draft.trigger, kind: "broadcast" as const } } };
  const read = text(html(<EntryCard form={once} names={names} subject="person" />));
  expect(read).toMatch(/No customers in United States Once $/);
  expect(text(html(<EntryFields form={once} names={names} subject="person" />))).not.toContain("enter again");
  expect(text(html(<EntryFields form={form()} names={names} subject="checkout" />))).toContain("Can a customer enter again?");
});

test("what starts it, with its fields", () => {
  const read = text(html(<TriggerCard form={form()} view={view} />));
  expect(read).toContain("A shopper leaves the checkout");
  expect(read).toContain("Start over: the changed cart gets the mails from the first");
});
