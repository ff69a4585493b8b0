// Writes the Prisma client without a database and without a download: see docs/decisions/003-prisma-without-downloads.md.
import { spawnSync } from "node:child_process";

const { status } = spawnSync("prisma", ["generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, DATABASE_URL: "postgresql://postgres@127.0.0.1:1/none", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
process.exitCode = status ?? 1;
