// Before `npm start` and `npm test`: installs what package-lock.json says, if it is not there yet.
// Plain JavaScript without dependencies, for any Node from 18 on: it runs before the project's own Node is there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, root), "utf8")).packages;

/** Whether each package that must be there is there, in the version that the lock names. */
function isInstalled() {
  if (!existsSync(new URL("node_modules/.package-lock.json", root))) return false;
  const there = read("node_modules/.package-lock.json");
  return Object.entries(read("package-lock.json")).every(([path, wanted]) => path === "" || wanted.optional || wanted.link || (there[path] && there[path].version === wanted.version));
}

if (!isInstalled()) {
  console.log("\n  Installing what the project needs, once; this takes a minute or two …\n");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund"];
  const { status, error } = npm ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" }) : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (error) console.error(`npm could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
