import { describe, expect, test } from "vitest";
import { holdoutWords } from "../../app/components/campaigns/rules-card.tsx";
import { without } from "../../app/components/forms/field-errors.ts";
import { addBlock, changeCopy, changeText, copyOf, moveBlock, removeBlock } from "../../app/components/templates/edit-document.ts";
import { DEFAULT_TEMPLATES } from "../../app/domain/templates/default-templates.ts";
import { parseTemplate } from "../../app/domain/templates/validate.ts";

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
