// `npm run faults`: every fault in full, not in the shortened form of `npm test`. Further words go to vitest, e.g. `-t "fault 18"`.
import { spawn } from "node:child_process";

const child = spawn("vitest", ["run", "test/faults", ...process.argv.slice(2)], { stdio: "inherit", env: { ...process.env, CI: "1", FAULTS: "full" } });
child.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.on("exit", (code) => (process.exitCode = code ?? 1));
