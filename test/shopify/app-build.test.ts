import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const ROOT = new URL("../../", import.meta.url).pathname;
const CLI = join(ROOT, "node_modules/@shopify/cli/bin/run.js");
const copies: string[] = [];
afterEach(() => copies.splice(0).forEach((copy) => rmSync(copy, { recursive: true, force: true })));

/** Builds a copy (the command writes into the tree), without network or login, and with a home of its own. */
function build(changeToml: (toml: string) => string = (toml) => toml): { status: number | null; output: string } {
  const copy = mkdtempSync(join(tmpdir(), "app-build-"));
  copies.push(copy);
  cpSync(join(ROOT, "extensions"), join(copy, "extensions"), { recursive: true });
  writeFileSync(join(copy, "package.json"), '{ "name": "lastmile", "private": true }');
  writeFileSync(join(copy, "shopify.app.toml"), changeToml(readFileSync(join(ROOT, "shopify.app.toml"), "utf8")));
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "app", "build", "--skip-dependencies-installation", "--path", copy], {
    env: { ...process.env, CI: "1", NO_COLOR: "1", SHOPIFY_CLI_NO_ANALYTICS: "1", HOME: copy, XDG_CONFIG_HOME: copy, XDG_CACHE_HOME: copy, XDG_DATA_HOME: copy, XDG_STATE_HOME: copy },
    encoding: "utf8",
    timeout: 55_000,
  });
  return { status, output: stdout + stderr };
}

describe("shopify app build", () => {
  it("accepts the manifest and the extension, and its theme check has nothing to say", { timeout: 60_000 }, () => {
    const { status, output } = build();
    expect({ status, output: status === 0 ? "" : output }).toEqual({ status: 0, output: "" });
    expect(output).toContain("Lastmile built!");
    expect(output).not.toMatch(/\b(error|warning)s?\b/i);
  });

  it("control: refuses a manifest whose webhooks are wrong", { timeout: 60_000 }, () => {
    const { status, output } = build((toml) => toml.replace('"shop/update",', '"shop/update",\n    "shop/update",'));
    expect(status).not.toBe(0);
    expect(output).toMatch(/shop\/update|duplicate/i);
  });
});
