import { defineConfig } from "vitest/config";

const shared = { testTimeout: 20_000, hookTimeout: 60_000 };

const needNothing = ["domain", "architecture", "presenters", "components"].map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

// "plain" needs nothing; "system" gets one embedded PostgreSQL for the run. The browser flow (test/e2e) has a configuration of its own.
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: "plain", include: needNothing } },
      {
        test: {
          ...shared,
          name: "system",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...needNothing, "test/e2e/**", "node_modules/**"],
          globalSetup: ["test/support/global-setup.ts"],
        },
      },
    ],
  },
});
