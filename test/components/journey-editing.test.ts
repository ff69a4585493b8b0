import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyOf, find, MAIN, slotOf, stepsAt, withInserted, withMoved, without, withStep } from "../../app/components/campaigns/builder/edit-tree.ts";
import { journeySummary } from "../../app/components/campaigns/builder/journey-summary.ts";
import { freshId, newStep, type StepKind } from "../../app/components/campaigns/builder/new-step.ts";
import { pathHeadings } from "../../app/components/campaigns/builder/path-headings.ts";
import { KIND_GROUPS, STEP_KINDS } from "../../app/components/campaigns/builder/step-kinds.ts";
import { filterCampaigns } from "../../app/components/campaigns/filter-campaigns.ts";
import { underWayWords } from "../../app/components/campaigns/under-way-words.ts";
import { defaultRecoveryCampaign } from "../../app/domain/journeys/default-campaign.ts";
import { campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { newRow } from "../../app/presenters/campaigns/draft/condition.ts";
import { fillSteps, type StepDraft } from "../../app/presenters/campaigns/draft/step.ts";
import { flatten } from "../../app/presenters/campaigns/draft/tree.ts";
import { anyJourney } from "../support/any-journey.ts";

const wait = (id: string): StepDraft => ({ id, kind: "wait", amount: "1", unit: "days" });
const split = (id: string, yes: readonly StepDraft[], no: readonly StepDraft[]): StepDraft => ({ id, kind: "split", if: { kind: "group", match: "all", not: false, of: [] }, yes, no });
/** a, s(yes: b, c; no: d), e */
const STEPS: readonly StepDraft[] = [wait("a"), split("s", [wait("b"), wait("c")], [wait("d")]), wait("e")];
const drawn = (steps: readonly StepDraft[]): string => steps.map((step) => (step.kind === "split" ? `${step.id}(${drawn(step.yes)}|${drawn(step.no)})` : step.id)).join(" ");

describe("a step", () => {
  test("goes up and down as one reads: past a neighbour, into a path, through it and out", () => {
    const seen = [drawn(STEPS)];
    let steps = STEPS;
    for (let next = withMoved(steps, "a", 1); next !== steps; next = withMoved(steps, "a", 1)) seen.push(drawn((steps = next)));
    expect(seen).toEqual(["a s(b c|d) e", "s(a b c|d) e", "s(b a c|d) e", "s(b c a|d) e", "s(b c|a d) e", "s(b c|d a) e", "s(b c|d) a e", "s(b c|d) e a"]);
    for (const expected of seen.toReversed()) {
      expect(drawn(steps)).toBe(expected);
      steps = withMoved(steps, "a", -1);
    }
    expect(withMoved(steps, "a", -1)).toBe(steps);
    expect(withMoved(steps, "gone", 1)).toBe(steps);
  });

  test("is put anywhere, changed and removed with all on its paths; the rest stays the same objects", () => {
    expect(drawn(withInserted(STEPS, { parent: "s", branch: "no", index: 1 }, [wait("x"), wait("y")]))).toBe("a s(b c|d x y) e");
    expect(drawn(withInserted(STEPS, { parent: null, branch: MAIN, index: 0 }, [wait("x")]))).toBe("x a s(b c|d) e");
    expect(drawn(without(STEPS, "s"))).toBe("a e");
    expect(drawn(without(STEPS, "d"))).toBe("a s(b c|) e");
    const changed = withStep(STEPS, { id: "b", kind: "wait", amount: "9", unit: "hours" });
    expect(find(changed, "b")).toMatchObject({ amount: "9" });
    expect(changed[0]).toBe(STEPS[0]);
    expect(find(changed, "d")).toBe(find(STEPS, "d"));
    expect(withStep(STEPS, wait("gone"))).toBe(STEPS);
  });

  test("is copied with new ids for all of it, and what pointed within it points at the copy", () => {
    const offer: StepDraft = { id: "o", kind: "offer", offer: { kind: "percentage", percent: "10", amount: "5", validHours: "48" } };
    const mail: StepDraft = { id: "m", kind: "message", templateId: "t", offerFrom: "step", offer: { kind: "percentage", percent: "10", amount: "5", validHours: "48" }, offerStepId: "o", purpose: "marketing" };
    let next = 0;
    const asks: StepDraft = { ...split("s2", [], []), if: { kind: "group", match: "all", not: false, of: [{ ...newRow("clicked"), stepId: "m" }, { ...newRow("clicked"), stepId: "elsewhere" }] } } as StepDraft;
    const copy = copyOf(split("s", [offer, mail, asks], []), () => `n${(next += 1)}`);
    const [, copiedOffer, copiedMail, copiedSplit] = flatten([copy]);
    expect(flatten([copy]).map(({ id }) => id)).toEqual(["n1", "n2", "n3", "n4"]);
    expect(copiedSplit).toMatchObject({ if: { of: [{ stepId: copiedMail!.id }, { stepId: "elsewhere" }] } });
    expect(copiedMail).toMatchObject({ offerStepId: copiedOffer!.id });
  });

  test("stays where the rest is, whatever is moved: no step is lost or doubled", () => {
    fc.assert(fc.property(anyJourney, fc.nat(), fc.constantFrom(1 as const, -1 as const), ({ steps }, pick, by) => {
      const drafts = fillSteps(steps, "USD");
      const ids = flatten(drafts).map(({ id }) => id);
      const id = ids[pick % ids.length]!;
      const moved = withMoved(drafts, id, by);
      expect(flatten(moved).map((step) => step.id).sort()).toEqual([...ids].sort());
      expect(flatten([find(moved, id)!])).toEqual(flatten([find(drafts, id)!]));
      if (moved !== drafts) expect(withMoved(moved, id, by === 1 ? -1 : 1)).toEqual(drafts);
      const slot = slotOf(drafts, id)!;
      expect(stepsAt(drafts, slot)[slot.index]!.id).toBe(id);
    }));
  });
});

test("every kind of step can be added, once, and says what it is for", () => {
  expect(KIND_GROUPS.flatMap(({ kinds }) => kinds).sort()).toEqual(Object.keys(STEP_KINDS).sort());
  for (const kind of Object.keys(STEP_KINDS) as StepKind[]) expect(newStep(kind, { templateId: "t", subject: "checkout" })).toMatchObject({ kind, id: expect.stringMatching(/^[a-z0-9-]{1,40}$/) });
  expect(new Set(Array.from({ length: 200 }, () => freshId("message"))).size).toBe(200);
});

test("the journey's length in words, along its longest way", () => {
  const { steps } = campaignDraft("x", defaultRecoveryCampaign({ remind: "a", reassure: "b", offer: "c" }), 0, { currency: "USD", zone: "UTC" });
  expect(journeySummary(steps)).toBe("3 mails over 3 days");
  expect(journeySummary(steps.slice(0, 2))).toBe("1 mail over 1 hour");
  expect(journeySummary([{ id: "w", kind: "wait", amount: "x", unit: "days" }, ...steps.slice(1, 2)])).toBe("1 mail");
  expect(journeySummary([split("s", steps.slice(0, 2), steps)])).toBe("up to 3 mails over 3 days");
});

test("paths are called by what leads down them", () => {
  expect(pathHeadings(split("s", [], []))).toEqual(["If yes", "Otherwise"]);
  expect(pathHeadings({ id: "r", kind: "random", paths: [{ id: "a", weight: "1", steps: [] }, { id: "b", weight: "3", steps: [] }] })).toEqual(["Path 1: 25%", "Path 2: 75%"]);
  expect(pathHeadings({ id: "w", kind: "wait-for", event: "delivered", segmentId: "", amount: "1", unit: "days", happened: [], timedOut: [] })).toEqual(["When the parcel arrives", "If not within 1 day"]);
});

test.each([
  [{ open: 1, movable: 1 }, "1 customer is in this campaign now", "Everybody’s step is still there."],
  [{ open: 12, movable: 11 }, "12 customers are in this campaign now", "1 customer whose step is not there any more finishes as it was."],
  [{ open: 12, movable: 0 }, "12 customers are in this campaign now", "Their step is not in the new version any more."],
])("who is under way (%j) is asked about in words", (question, title, rest) => {
  expect(underWayWords(question)).toMatchObject({ title, rest });
});

test("campaigns are found by status, stage and what is typed", () => {
  const row = { id: "a", name: "Win back", on: true, archived: false, stage: "Retention" as const, trigger: "60 days after the last order", people: "0", sent: "0", revenue: "$0", next: null };
  const rows = [row, { ...row, id: "b", name: "Recovery", on: false, stage: "Conversion" as const, trigger: "A shopper leaves the checkout" }, { ...row, id: "c", name: "Old", on: false, archived: true }];
  const found = (filter: object): string[] => filterCampaigns(rows, { status: "all", stages: [], query: "", ...filter }).map(({ id }) => id);
  expect(found({})).toEqual(["a", "b"]);
  expect(found({ status: "off" })).toEqual(["b"]);
  expect(found({ stages: ["Retention", "Loyalty"] })).toEqual(["a"]);
  expect(found({ query: " CHECKOUT " })).toEqual(["b"]);
  expect(found({ status: "on", query: "recovery" })).toEqual([]);
  expect(found({ status: "archived" })).toEqual(["c"]);
  expect(found({ status: "archived", query: "recovery" })).toEqual([]);
});
