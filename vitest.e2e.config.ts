import { defineConfig } from "vitest/config";

// The whole product in a real browser: slow, in order, one file at a time.
export default defineConfig({
  test: { include: ["test/e2e/**/*.test.ts"], testTimeout: 90_000, hookTimeout: 300_000, fileParallelism: false, bail: 0 },
});
