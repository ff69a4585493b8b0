import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { adminSchema } from "./admin-schema.ts";
import { allDocuments, documentsOf, filesWithDocuments } from "./documents.ts";

const problems = (text: string): readonly string[] =>
  validate(adminSchema().schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map((error) => error.message);

describe("every GraphQL document of the app", () => {
  it("is exported by the file that holds it, so that this test sees it", async () => {
    const files = filesWithDocuments();
    expect(files.length).toBeGreaterThan(3);
    for (const { file, documents } of files) {
      const names = new Set((await documentsOf(file)).map((found) => found.name.replace(/\(\d+\)$/, "")));
      expect({ file, exported: names.size }).toEqual({ file, exported: documents });
    }
  });

  it("is valid against Shopify's Admin schema 2026-07, without deprecated fields", async () => {
    for (const { name, text } of await allDocuments()) expect({ name, problems: problems(text) }).toEqual({ name, problems: [] });
  });

  it("control: a field that does not exist, and one that is deprecated, are found", () => {
    expect(problems("{ shop { nickname } }")).toHaveLength(1);
    expect(problems("{ shop { billingAddress { city } } }").join()).toMatch(/deprecated/);
  });
});
