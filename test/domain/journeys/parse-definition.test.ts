import { describe, expect, it } from "vitest";
import { defaultRecoveryCampaign } from "../../../app/domain/journeys/default-campaign.ts";
import { parseDefinition } from "../../../app/domain/journeys/parse-definition.ts";

const good = defaultRecoveryCampaign({ remind: "a", reassure: "b", offer: "c" });
const withStep = (index: number, change: object) => ({ ...good, steps: good.steps.map((step, i) => (i === index ? { ...step, ...change } : step)) });
const problems = (input: unknown) => {
  const parsed = parseDefinition(input);
  return parsed.ok ? [] : parsed.problems;
};

describe("journey definition", () => {
  it("accepts the default campaign", () => expect(parseDefinition(good)).toEqual({ ok: true, definition: good }));

  it.each([
    ["a wait of nothing", withStep(0, { minutes: 0 }), ["steps", 0, "minutes"]],
    ["a wait beyond 90 days", withStep(2, { minutes: 129_601 }), ["steps", 2, "minutes"]],
    ["an offer of 101 %", withStep(5, { offer: { kind: "percentage", percent: 101, validHours: 48 } }), ["steps", 5, "offer", "percent"]],
    ["two steps of one name", withStep(3, { id: "remind" }), ["steps", 3, "id"]],
    ["a wait at the end", { ...good, steps: good.steps.slice(0, 5) }, ["steps", 4]],
    ["no message", { ...good, steps: good.steps.slice(0, 1) }, ["steps"]],
    ["no steps", { ...good, steps: [] }, ["steps"]],
  ])("points at %s", (_what, input, path) => expect(problems(input).map((p) => p.path)).toContainEqual(path));

  it("refuses what is no journey at all", () => {
    for (const input of [null, 1, "x", [], { trigger: { kind: "moon-phase" } }]) expect(problems(input).length).toBeGreaterThan(0);
  });
});
