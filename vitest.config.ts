import { defineConfig } from "vitest/config";

const shared = { testTimeout: 20_000, hookTimeout: 60_000 };

// "domain" needs nothing; "system" gets one embedded PostgreSQL for the run. The browser flow (test/e2e) is started by test/run.ts.
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: "domain", include: ["test/domain/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "system",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/domain/**", "test/e2e/**", "node_modules/**"],
          globalSetup: ["test/support/global-setup.ts"],
        },
      },
    ],
  },
});
