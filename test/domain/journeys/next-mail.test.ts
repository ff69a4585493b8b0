import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { foresee } from "../../../app/domain/journeys/foresee.ts";
import { foreseenMail, nextMail } from "../../../app/domain/journeys/next-mail.ts";
import { advance } from "../../../app/domain/journeys/advance.ts";
import { placesOf } from "../../../app/domain/journeys/places.ts";
import type { Step } from "../../../app/domain/journeys/steps.ts";
import { POLICY } from "../../support/policy.ts";
import { after, anEnrollment, DAY, HOUR, journeyFacts, NOON } from "../../support/samples.ts";
import { hourlyJourney } from "./hourly-journey.ts";

const ZONE = "America/New_York";
const wait = (id: string, minutes = 60): Step => ({ id, kind: "wait", minutes });
const morning: Step = { id: "morning", kind: "wait-until", at: "10:00", weekdays: null };
const mail = mailStep("m", "t");
const journey = (...steps: Step[]): JourneyDefinition => ({ trigger: { kind: "order-placed" }, entry: OPEN_ENTRY, exits: [], steps });
const delivery = (timedOut: Step[]): Step => ({ id: "d", kind: "wait-for", event: { kind: "delivered" }, limitMinutes: 60, happened: [mailStep("check", "t")], timedOut });
const split = (yes: Step[], no: Step[]): Step => ({ id: "s", kind: "split", if: { kind: "country", in: ["US"] }, yes, no });
const next = (definition: JourneyDefinition, until = after(HOUR)): string | null => {
  const found = nextMail(definition, { stepIndex: 0, stepEnteredAt: NOON }, until, ZONE);
  return found && `${found.stepId} ${(found.at.getTime() - NOON.getTime()) / HOUR}`;
};

describe("the mail that comes next if only time passes", () => {
  it.each([
    ["is the one behind a wait", journey(wait("w"), mail), "m 1"],
    ["goes when all waits are over: after three days in the morning", journey(wait("w"), wait("w2", 3 * 24 * 60), morning, mail), "m 96"],
    ["is none on the path of what has not happened", journey(delivery([])), null],
    ["is none where the other path ends", journey(delivery([{ id: "x", kind: "exit" }]), mail), null],
    ["is the one behind both paths", journey(delivery([wait("w")]), mail), "m 2"],
    ["is not told where a condition is still to be asked", journey(wait("w"), split([mailStep("us", "t")], [])), null],
    ["is told where every path has one at the same time", journey(wait("w"), split([mailStep("us", "t")], [mailStep("other", "t")])), "us 1"],
    ["is told behind a condition that does not matter to it", journey(wait("w"), split([{ id: "t", kind: "tag", add: ["a"], remove: [] }], []), wait("w2"), mail), "m 2"],
    ["goes at once where only the shopper is waited for", journey(mail), "m 1"],
    ["does not mind other steps", journey(wait("w"), { id: "t", kind: "tag", add: ["a"], remove: [] }, mail), "m 1"],
  ])("%s", (_what, definition, told) => expect(next(definition)).toBe(told));

  it("counts the first wait from when a journey starts that lies ahead", () => {
    expect(nextMail(journey(morning, mail), { stepIndex: 0, stepEnteredAt: after(10 * DAY + HOUR) }, after(10 * DAY + HOUR), ZONE)).toEqual({ stepId: "m", at: after(11 * DAY) });
  });

  it("was foreseen when the wait before began", () => {
    const definition = journey(mail, wait("w"), morning, mailStep("m2", "t"));
    expect(foreseenMail(definition, { stepIndex: 1, stepEnteredAt: NOON }, ZONE)).toEqual({ stepId: "m2", at: after(DAY) });
    expect(foreseenMail(definition, { stepIndex: 0, stepEnteredAt: NOON }, ZONE)).toBeNull();
  });

  it("is the first that a preview foresees, where no condition and no chance comes before it", () => {
    let compared = 0;
    fc.assert(
      fc.property(hourlyJourney, (definition) => {
        const facts = journeyFacts({ checkout: null, checkoutStatus: null });
        const enrollment = anEnrollment({ checkoutToken: null });
        const answer = advance(definition, enrollment, facts, NOON);
        if (answer.kind !== "wait") return;
        const found = nextMail(definition, answer, answer.until, ZONE);
        const campaign = { shop: "a", id: "camp-1", priority: 1, holdout: 0, definition, policy: { ...POLICY, quietHours: null, frequencyCapPerDay: 99, frequencyCapPerWeek: 99 } };
        const [forecast] = foresee([{ campaign, enrollment, facts, dueAt: NOON }], [], NOON, after(90 * DAY));
        const sent = forecast!.foreseen.find((one) => one.kind === "sent");
        const forks = placesOf(definition).slice(0, sent?.stepIndex ?? undefined).some(({ step }) => step.kind === "split" || step.kind === "random");
        if (forks || (!sent && forecast!.goesOnAt !== null)) return;
        compared += 1;
        expect(found).toEqual(sent ? { stepId: sent.effect.stepId, at: sent.at } : null);
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});
