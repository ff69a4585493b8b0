import { expect, test } from "vitest";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../app/domain/journeys/definition.ts";
import { foreseenWords, waitingWords } from "../../app/presenters/seeing/foreseen-words.ts";
import { createFormat } from "../../app/presenters/words/format.ts";
import { after, DAY, HOUR, NOON } from "../support/samples.ts";

const format = createFormat({ locale: "en-US", zone: "America/New_York", now: NOON });
const names = { templates: new Map([["t", "Welcome"]]), campaigns: new Map([["rival", "Rival"]]) };
const definition: JourneyDefinition = {
  trigger: { kind: "customer-created" }, entry: OPEN_ENTRY, exits: [],
  steps: [{ id: "agreed", kind: "wait-for", event: { kind: "subscribed" }, limitMinutes: 60, happened: [], timedOut: [{ id: "x", kind: "exit" }] }, mailStep("hello", "t")],
};

test("a mail that is put off or not sent is called by its name, with both times", () => {
  const base = { at: NOON, stepIndex: 2, stepId: "hello", unless: [] } as const;
  expect(foreseenWords({ ...base, kind: "put-off", until: after(HOUR), reason: "frequency-cap", rivals: ["rival"] }, definition, names, format)).toMatchObject({
    title: "Mail “Welcome” is put off", at: "from Jun 16, 10:00 AM EDT to Jun 16, 11:00 AM EDT", text: expect.stringContaining("“Rival”"),
  });
  expect(foreseenWords({ ...base, kind: "withheld", reason: "no-legal-basis", rivals: [] }, definition, names, format)).toMatchObject({ title: "Mail “Welcome” is not sent", at: "Jun 16, 10:00 AM EDT" });
});

test("who waits for something to happen is said what, and until when", () => {
  expect(waitingWords(definition, { stepIndex: 0, dueAt: after(30 * DAY) }, format, NOON)).toMatch(/^It waits for the customer to agree to your mails, until Jul 16.* at the latest\.$/);
  expect(waitingWords(definition, { stepIndex: 0, dueAt: NOON }, format, NOON)).toBeNull();
  expect(waitingWords(definition, { stepIndex: 2, dueAt: after(DAY) }, format, NOON)).toBeNull();
});
