import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { themeCheckRun } from "@shopify/theme-check-node";
import { afterEach, describe, expect, it } from "vitest";

const FOLDER = new URL("../../extensions/urgency-badges", import.meta.url).pathname;
const copies: string[] = [];
afterEach(() => copies.splice(0).forEach((copy) => rmSync(copy, { recursive: true })));

/** What Shopify's theme check says of a folder, by the rules for app extensions. */
async function offences(folder: string): Promise<readonly string[]> {
  const { offenses } = await themeCheckRun(folder, join(folder, ".theme-check.yml"));
  return offenses.map((offence) => `${offence.check}: ${offence.message}`);
}

function copyWith(file: string, change: (text: string) => string): string {
  const copy = mkdtempSync(join(tmpdir(), "extension-"));
  copies.push(copy);
  cpSync(FOLDER, copy, { recursive: true });
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), "utf8")));
  return copy;
}

describe("Shopify's theme check", () => {
  it("has nothing against the extension", async () => {
    expect(await offences(FOLDER)).toEqual([]);
  });

  it.each([
    ["a script that blocks the page", "ParserBlockingScript", '<script src="{{ "a.js" | asset_url }}"></script>'],
    ["a text that no locale has", "TranslationKeyExists", '{{ "badge.missing" | t }}'],
    ["an unknown object", "UndefinedObject", "{{ nobody }}"],
  ])("control: finds %s", async (_kind, check, seed) => {
    const copy = copyWith("blocks/stock-badge.liquid", (text) => `${seed}\n${text}`);
    expect((await offences(copy)).join("\n")).toContain(check);
  });
});

describe("Shopify's limits for theme app extensions", () => {
  const files = globSync("**/*", { cwd: FOLDER }).filter((file) => statSync(join(FOLDER, file)).isFile());
  const bytes = (pattern: RegExp, size: (text: Buffer) => number): number[] => files.filter((file) => pattern.test(file)).map((file) => size(readFileSync(join(FOLDER, file))));

  it("are kept: scripts 10 KB and styles 100 KB compressed, locales 15 KB each, Liquid 100 KB in all", () => {
    expect(Math.max(...bytes(/\.js$/, (text) => gzipSync(text).length))).toBeLessThan(10_000);
    expect(Math.max(...bytes(/\.css$/, (text) => gzipSync(text).length))).toBeLessThan(100_000);
    expect(Math.max(...bytes(/locales\/.*\.json$/, (text) => text.length))).toBeLessThan(15_000);
    expect(bytes(/\.liquid$/, (text) => text.length).reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  });

  it("are kept: block names under 25 characters, and every locale has every text", () => {
    const locale = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, "locales", name), "utf8"));
    const keys = (value: unknown, path = ""): string[] => (typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`)) : [path]);
    for (const language of ["de", "fr", "es", "ja"]) {
      expect(keys(locale(`${language}.json`))).toEqual(keys(locale("en.default.json")));
      expect(keys(locale(`${language}.schema.json`))).toEqual(keys(locale("en.default.schema.json")));
    }
    for (const file of globSync("*.schema.json", { cwd: join(FOLDER, "locales") })) {
      const { stock_badge, offer_countdown } = locale(file) as Record<string, { name: string }>;
      for (const block of [stock_badge, offer_countdown]) expect(block?.name.length).toBeLessThan(25);
    }
  });
});
