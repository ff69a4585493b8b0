import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isReachable } from "../../../../app/adapters/db/embedded-postgres/reachable.ts";

let root = "";
let inner = "";
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "lastmile-reach-"));
  inner = path.join(root, "inner");
  mkdirSync(inner, { mode: 0o755 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.skipIf(process.platform === "win32")("one closed folder above closes everything below, except for its owner and group", () => {
  const stranger = { uid: 54321, gid: 54321 };
  const { uid, gid } = statSync(root);
  chmodSync(root, 0o700);
  expect([isReachable(inner, stranger), isReachable(inner, { uid, gid: 54321 })]).toEqual([false, true]);
  chmodSync(root, 0o750);
  expect([isReachable(inner, stranger), isReachable(inner, { uid: 54321, gid })]).toEqual([false, true]);
  chmodSync(root, 0o711);
  expect(isReachable(inner, stranger)).toBe(true);
  chmodSync(inner, 0o644);
  expect(isReachable(inner, stranger)).toBe(false);
});
