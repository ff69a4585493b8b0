import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium } from "playwright-core";

const USUAL_PLACES = [
  "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function installed(): string | null {
  const own = existsSync(chromium.executablePath()) ? [chromium.executablePath()] : [];
  return [process.env.CHROMIUM_PATH ?? "", ...USUAL_PLACES, ...own].find((file) => file !== "" && existsSync(file)) ?? null;
}

function run(command: string, ...args: string[]): boolean {
  console.log(`installing a browser: ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
}

/** The path of a Chromium: one that is there, else Debian's when we may install it, else playwright's own. Throws with what to do. */
export function findChromium(): string {
  const there = installed();
  if (there) return there;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    if (run("apt-get", "update", "-q") && run("apt-get", "install", "-yq", "--no-install-recommends", "chromium", "fonts-liberation")) return findInstalled();
  }
  const cli = createRequire(import.meta.url).resolve("playwright-core/cli.js");
  if (run(process.execPath, cli, "install", "chromium")) return findInstalled();
  throw new Error("no browser: install Chromium or Google Chrome, or set CHROMIUM_PATH to one");
}

function findInstalled(): string {
  const there = installed();
  if (!there) throw new Error("the browser was installed, but is in none of the usual places; set CHROMIUM_PATH");
  return there;
}

/** A headless browser that talks to nobody on its own. Callers give pages a usual user agent: Shopify's library turns bots away with 410. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

export const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
