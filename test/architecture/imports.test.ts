import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const config = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as { forbidden: IForbiddenRuleType[]; options: object };

async function violationsIn(baseDir: string, folders: readonly string[], options: object = {}): Promise<{ rule: string; from: string }[]> {
  const { output } = await cruise(
    [...folders],
    { ...config.options, tsConfig: undefined, ...options, baseDir, ruleSet: { forbidden: config.forbidden }, validate: true },
    {},
    { tsConfig: extractTSConfig(path.join(root, "tsconfig.json")) },
  );
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

describe("imports", () => {
  // A copy with the project's own libraries beside it, so that paths look the same to the rules.
  const seeded = mkdtempSync(path.join(tmpdir(), "lastmile-violations-"));
  let found: { rule: string; from: string }[];

  beforeAll(async () => {
    cpSync(path.join(import.meta.dirname, "violations"), seeded, { recursive: true });
    symlinkSync(path.join(root, "node_modules"), path.join(seeded, "node_modules"));
    found = await violationsIn(seeded, ["app", "test", "extensions"], { preserveSymlinks: true });
  });
  afterAll(() => rmSync(seeded, { recursive: true, force: true }));

  it("go one way", async () => {
    expect(await violationsIn(root, ["app", "test", "extensions"])).toEqual([]);
  });

  it.each(config.forbidden.map(({ name }) => name!))("rule %s bites on its seeded violation", (name) => {
    expect(found.filter(({ rule, from }) => rule === name && from.includes(name))).not.toEqual([]);
  });
});
