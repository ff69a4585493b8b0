import { expect, it } from "vitest";
import { filter, parseSearch, type FieldReader } from "./search.ts";

interface Doc {
  readonly id: number;
  readonly email: string | null;
  readonly name: string;
  readonly at: Date;
  readonly total: number;
}
const DOCS: readonly Doc[] = [
  { id: 1, email: "ada@example.com", name: "Ada King", at: new Date("2026-11-01T10:00:00Z"), total: 10 },
  { id: 2, email: "Bob@example.com", name: "Bob", at: new Date("2026-11-02T10:00:00Z"), total: 20 },
  { id: 3, email: null, name: "o'neil:x", at: new Date("2026-11-03T10:00:00Z"), total: 30 },
];
const FIELDS: Record<string, FieldReader<Doc>> = { email: (doc) => doc.email, name: (doc) => doc.name, created_at: (doc) => doc.at, total: (doc) => doc.total };
const NOW = new Date("2026-11-02T12:00:00Z");
const find = (query: string): number[] => filter(DOCS, query, FIELDS, new Set(["tag"]), NOW).matches.map((doc) => doc.id);

it.each([
  ["", [1, 2, 3]],
  ["email:ADA@example.com", [1]],
  ["email:ada@example.com OR email:bob@example.com", [1, 2]],
  ["email:ada@example.com AND total:>=20", []],
  ["email:ada@example.com total:<20", [1]],
  ["(email:ada@example.com OR email:'bob@example.com') AND created_at:>='2026-11-02T00:00:00Z'", [2]],
  ["email:ada@example.com OR email:bob@example.com created_at:>=2026-11-02", [1, 2]],
  ["created_at:<now", [1, 2]],
  ["created_at:>2026-11-02T10:00:00Z", [3]],
  ['name:"Ada King"', [1]],
  ["name:'o\\'neil:x'", [3]],
  ["name:o\\'neil\\:x", [3]],
  ["name:ad*", [1]],
  ["NOT email:ada@example.com", [2, 3]],
  ["-email:ada@example.com", [2, 3]],
  ["total:10,30", [1, 3]],
  ["king", [1]],
])("finds %s", (query, ids) => {
  expect(find(query)).toEqual(ids);
});

it("leaves unknown fields out of the filter and warns, as Shopify does", () => {
  const { matches, warnings } = filter(DOCS, "phone:+491234 OR email:ada@example.com", FIELDS, new Set(), NOW);
  expect(matches.map((doc) => doc.id)).toEqual([1]);
  expect(warnings).toEqual([{ field: "phone", message: "Invalid search field for this query.", code: "invalid_field" }]);
});

it("refuses to answer wrongly for a field that Shopify knows and it does not", () => {
  expect(() => find("tag:vip")).toThrow("cannot search by tag");
});

it("reads a lone quote as a word", () => {
  expect(parseSearch("'").kind).toBe("term");
});
