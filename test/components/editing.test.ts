import { describe, expect, test } from "vitest";
import { journeySummary, withMail, withMovedMail, withoutStep, withStep } from "../../app/components/campaigns/edit-steps.ts";
import { holdoutWords } from "../../app/components/campaigns/rules-card.tsx";
import { without } from "../../app/components/forms/field-errors.ts";
import { addBlock, changeCopy, changeText, copyOf, moveBlock, removeBlock } from "../../app/components/templates/edit-document.ts";
import { defaultRecoveryCampaign } from "../../app/domain/journeys/default-campaign.ts";
import { DEFAULT_TEMPLATES } from "../../app/domain/templates/default-templates.ts";
import { parseTemplate } from "../../app/domain/templates/validate.ts";
import { campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { parseCampaignForm } from "../../app/presenters/campaigns/campaign-form.ts";

const { steps } = campaignDraft("x", defaultRecoveryCampaign({ remind: "a", reassure: "b", offer: "c" }), 0, "USD");
const draft = { name: "x", idleMinutes: "10", minimumSubtotal: "", holdoutPercent: "0" };
const known = { currency: "USD", templateIds: new Set(["a", "b", "c"]) };

describe("the steps of a journey", () => {
  test("another mail brings its wait, with ids of their own, and the journey stays valid", () => {
    const more = withMail(withMail(steps, "a"), "b");
    expect(new Set(more.map(({ id }) => id)).size).toBe(10);
    expect(parseCampaignForm({ ...draft, steps: more }, known).ok).toBe(true);
  });

  test("a mail goes with the wait before it, wherever it stands", () => {
    for (const index of [1, 3, 5]) {
      const fewer = withoutStep(steps, index);
      expect(fewer).toHaveLength(4);
      expect(parseCampaignForm({ ...draft, steps: fewer }, known).ok).toBe(true);
    }
  });

  test("mails change places, waits stay, and no mail leaves the journey at its ends", () => {
    const kinds = steps.map(({ kind }) => kind);
    const ids = (one: typeof steps) => one.flatMap((step) => (step.kind === "message" ? [step.templateId] : []));
    const moved = withMovedMail(steps, 3, -1);
    expect(ids(moved)).toEqual(["b", "a", "c"]);
    expect(moved.map(({ kind }) => kind)).toEqual(kinds);
    expect(ids(withMovedMail(steps, 3, 1))).toEqual(["a", "c", "b"]);
    for (const [index, by] of [[1, -1], [5, 1], [0, 1], [99, -1]] as const) expect(withMovedMail(steps, index, by)).toBe(steps);
    expect(parseCampaignForm({ ...draft, steps: moved }, known).ok).toBe(true);
  });

  test("the journey's length in words", () => {
    expect(journeySummary(steps)).toBe("3 mails over 3 days");
    expect(journeySummary(steps.slice(0, 2))).toBe("1 mail over 1 hour");
    expect(journeySummary([{ id: "w", kind: "wait", amount: "x", unit: "days" }, ...steps.slice(1, 2)])).toBe("1 mail");
  });

  test("one step changes, the others stay the same objects", () => {
    const changed = withStep(steps, 0, { id: "wait-1", kind: "wait", amount: "2", unit: "days" });
    expect(changed[0]).toMatchObject({ amount: "2" });
    expect(changed[1]).toBe(steps[1]);
  });
});

describe("the parts of a mail", () => {
  const document = DEFAULT_TEMPLATES.remind;
  const ids = (one: typeof document): string[] => one.blocks.map(({ id }) => id);

  test("move up and down, and no further than the ends", () => {
    expect(ids(moveBlock(document, 1, 0)).slice(0, 2)).toEqual(["headline", "logo"]);
    expect(ids(moveBlock(document, 0, 99)).at(-1)).toBe("logo");
    expect(moveBlock(document, 99, 0)).toBe(document);
  });

  test("a new part has an id of its own and leaves the mail valid once it has words", () => {
    const more = addBlock(addBlock(document, "text"), "text");
    expect(new Set(ids(more)).size).toBe(more.blocks.length);
    expect(parseTemplate(ids(more).slice(-2).reduce((one, id) => changeText(one, "en", id, "Hello"), more)).ok).toBe(true);
  });

  test("what is removed takes its words along in every language", () => {
    const fewer = removeBlock(document, "intro");
    expect(JSON.stringify(fewer)).not.toContain('"intro"');
    expect(parseTemplate(fewer).ok).toBe(true);
  });

  test("a language without words begins empty", () => {
    const english = { ...document, copy: { en: document.copy.en! } };
    expect(copyOf(english, "fr")).toEqual({ subject: "", preheader: "", blocks: {} });
    expect(changeCopy(english, "fr", { subject: "Bonjour" }).copy.fr).toEqual({ subject: "Bonjour", preheader: "", blocks: {} });
  });
});

test("an edited field loses its error and those below it, others stay", () => {
  const errors = { steps: "a", "steps.1": "b", "steps.1.percent": "c", "steps.10": "d", name: "e" };
  expect(Object.keys(without(errors, "steps.1"))).toEqual(["steps", "steps.10", "name"]);
  expect(Object.keys(without(errors, "steps"))).toEqual(["name"]);
});

test("the comparison group in words", () => {
  expect(holdoutWords("10")).toContain("About 10 in 100");
  expect(holdoutWords("0")).toContain("Everybody");
  expect(holdoutWords("")).toContain("Everybody");
});
