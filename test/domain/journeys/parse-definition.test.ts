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

  const split = (yes: unknown[], no: unknown[] = []) => ({ ...good, steps: [{ id: "split", kind: "split", if: { kind: "country", in: ["US"] }, yes, no }, ...good.steps] });
  const mail = { id: "m", kind: "message", templateId: "a", offer: null };
  const deep = (levels: number): unknown => (levels === 0 ? mail : { id: `d${levels}`, kind: "split", if: { kind: "country", in: ["US"] }, yes: [deep(levels - 1)], no: [] });

  it.each([
    ["a path with a wrong step", split([{ id: "w", kind: "wait", minutes: 0 }]), ["steps", 0, "yes", 0, "minutes"], "w"],
    ["two messages in a row across a split", { ...good, steps: [{ ...mail, id: "first" }, { id: "split", kind: "split", if: { kind: "country", in: ["US"] }, yes: [mail], no: [] }] }, ["steps", 1, "yes", 0], "m"],
    ["a message after a split that may end with one", { ...good, steps: [{ id: "split", kind: "split", if: { kind: "country", in: ["US"] }, yes: [mail], no: [] }, { ...mail, id: "last" }] }, ["steps", 1], "last"],
    ["paths that are all empty", split([]), ["steps", 0], "split"],
    ["an id that stands in another path", split([{ ...mail, id: "remind" }]), ["steps", 2, "id"], "remind"],
    ["an offer of a later step", { ...good, steps: [{ ...mail, offerStepId: "offer" }, ...good.steps] }, ["steps", 0, "offerStepId"], "m"],
    ["a transactional message about a cart", { ...good, steps: [{ ...mail, purpose: "transactional" }, ...good.steps] }, ["steps", 0, "purpose"], "m"],
    ["an insecure address", { ...good, steps: [{ id: "hook", kind: "webhook", url: "http://a.example" }, ...good.steps] }, ["steps", 0, "url"], "hook"],
    ["a wait for a parcel without an order", { ...good, steps: [{ id: "p", kind: "wait-for", event: { kind: "delivered" }, limitMinutes: 60, happened: [mail], timedOut: [] }] }, ["steps", 0, "event"], "p"],
    ["a question about a mail that comes later", { ...good, steps: [{ id: "split", kind: "split", if: { kind: "mailed", stepId: "remind" }, yes: [mail], no: [] }, ...good.steps] }, ["steps", 0, "if"], "split"],
    ["an exit by a mail that is not there", { ...good, exits: [{ kind: "custom", if: { kind: "not", of: { kind: "mailed", stepId: "gone" } } }] }, ["exits", 0, "if"], null],
    ["an audience by mails of the campaign itself", { ...good, entry: { ...good.entry, audience: { kind: "mailed", stepId: null } } }, ["entry", "audience"], null],
    ["too many splits within splits", { ...good, steps: [deep(8)] }, ["steps", 0, "yes", 0, "yes", 0, "yes", 0, "yes", 0, "yes", 0], "d3"],
    ["a trigger that has no source yet", { ...good, trigger: { kind: "cart-abandoned", idleMinutes: 30 } }, ["trigger", "kind"], null],
  ])("points at %s", (_what, input, path, stepId) => expect(problems(input).map((one) => ({ path: one.path, stepId: one.stepId }))).toContainEqual({ path, stepId }));

  it("accepts questions about mails that came before", () => {
    const asked = { id: "split", kind: "split", if: { kind: "mailed", stepId: "remind" }, yes: [], no: [{ id: "end", kind: "exit" }] };
    expect(problems({ ...good, exits: [{ kind: "custom", if: { kind: "mailed", stepId: "offer" } }], steps: [...good.steps.slice(0, 3), asked, ...good.steps.slice(3)] })).toEqual([]);
  });

  it("does not fall over what is nested without end", () => expect(problems({ ...good, steps: [deep(5_000)] })[0]?.message).toContain("5 deep"));

  it("refuses what is no journey at all", () => {
    for (const input of [null, 1, "x", [], { trigger: { kind: "moon-phase" } }]) expect(problems(input).length).toBeGreaterThan(0);
  });
});
