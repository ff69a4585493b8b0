import { expect, test } from "vitest";
import { mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { firstMailAt } from "../../../app/domain/journeys/start.ts";
import type { Step } from "../../../app/domain/journeys/steps.ts";
import { after, HOUR, NOON } from "../../support/samples.ts";

const wait: Step = { id: "wait", kind: "wait", minutes: 60 };
const morning: Step = { id: "morning", kind: "wait-until", at: "10:00", weekdays: null };
const mail = mailStep("mail", "a");

test.each<[string, readonly Step[], Date | null]>([
  ["at once", [mail], NOON],
  ["after a wait", [wait, mail], after(HOUR)],
  ["not said where it waits for a time of day", [morning, mail], null],
  ["not said where it waits for that after a wait", [wait, morning, mail], null],
])("the first mail goes %s", (_, steps, at) => {
  const definition: JourneyDefinition = { trigger: { kind: "order-placed" }, entry: OPEN_ENTRY, exits: [], steps: [...steps] };
  expect(firstMailAt(definition, NOON)).toEqual(at);
});
