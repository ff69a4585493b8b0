// `npm run faults`: every fault in full, not in the shortened form of `npm test`. Words after it go to vitest: files instead of all, `-t "fault 18"`.
import { spawn } from "node:child_process";

const words = process.argv.slice(2);
const files = words.some((word) => word.endsWith(".ts")) ? [] : ["test/faults"];
const child = spawn("vitest", ["run", ...files, ...words], { stdio: "inherit", env: { ...process.env, CI: "1", FAULTS: "full" } });
child.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.on("exit", (code) => (process.exitCode = code ?? 1));
