// `npm start`: the stand-in and the app, started, watched and stopped together.
import { join } from "node:path";
import { appInAdminPath } from "./admin-path.ts";
import { HOME, ROOT } from "./folders.ts";
import { controlUrl, storefrontUrl, type Settings } from "./settings.ts";
import { buildApp, needsBuild } from "./supervisor/build.ts";
import { endDatabase, endedWell, lastWords, startChild, stopChild, untilHealthy, type Child } from "./supervisor/child.ts";
import { whenNpmEnds } from "./supervisor/npm.ts";
import { pickPorts, USUAL_PORTS } from "./supervisor/ports.ts";
import { endStaleChildren, removeRun, runningElsewhere, writeRun } from "./supervisor/run-file.ts";
import { appEnvironment, ensureSecrets, readPorts, standInFolder, writePorts } from "./supervisor/settings-file.ts";
import { addressBlock, createTerminal } from "./supervisor/terminal.ts";

const terminal = createTerminal(process.stdout);
const children: Child[] = [];
let stopping: Promise<never> | null = null;

async function main(): Promise<void> {
  const secrets = ensureSecrets(HOME);
  const elsewhere = runningElsewhere(HOME);
  if (elsewhere) return void terminal.line(`\n  Lastmile runs already: ${elsewhere}\n`);
  watchSignals();
  await endStaleChildren(HOME);
  terminal.line();
  if (needsBuild(ROOT)) await buildApp(ROOT, (line) => terminal.passing(line));
  const ports = await pickPorts(readPorts(HOME) ?? USUAL_PORTS);
  writePorts(HOME, ports);
  const settings: Settings = { ports, secrets, dataDir: standInFolder(HOME) };
  await startAll(settings);
  const installed = await install(settings);
  terminal.line(`  Lastmile is running.\n\n${addressBlock(addresses(settings))}\n\n  Begin at ${controlUrl(ports)}\n  First of all switch on checkout recovery in the admin: until then nobody gets a mail.\n  Logs are in ${join(".data", "stand-in")}. Ctrl-C stops everything; what you did is kept.\n`);
  if (!installed) terminal.line("  The app is not installed yet: open it in the admin once.\n");
}

async function startAll(settings: Settings): Promise<void> {
  const { ports, dataDir } = settings;
  terminal.passing("Starting …");
  const environment = appEnvironment(HOME, settings);
  start("stand-in", dataDir, ["test/stand-in/server.ts"], process.env);
  start("app", dataDir, ["--max-semi-space-size=8", "--import", "./test/stand-in/attach.ts", "test/stand-in/run-app.ts"], { ...process.env, ...environment });
  writeRun(HOME, { supervisor: process.pid, children: children.map((child) => Number(child.process.pid)), url: controlUrl(ports) });
  const [standIn, app] = children as [Child, Child];
  await Promise.all([untilHealthy(standIn, `${controlUrl(ports)}/healthz`, 30_000), untilHealthy(app, `http://127.0.0.1:${ports.app}/healthz`, 90_000)]);
}

function start(name: string, folder: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const child = startChild(name, join(folder, `${name}.log`), ["--disable-warning=ExperimentalWarning", ...args], environment, ROOT);
  children.push(child);
  void child.ended.then((why) => stopping ?? stopAll(1, `The ${name} ended (${why}), so everything stops. Its last words:\n\n${lastWords(child)}`));
}

/** As a merchant's first visit does, so that the first shopper's checkout already finds the app at work. */
async function install({ ports }: Settings): Promise<boolean> {
  const response = await fetch(`${controlUrl(ports)}/install`, { method: "POST" });
  return ((await response.json()) as { installed: boolean }).installed;
}

const addresses = ({ ports }: Settings): [string, string][] => [
  ["Start here", controlUrl(ports)],
  ["Storefront", storefrontUrl(ports)],
  ["Mailbox", `${controlUrl(ports)}/mailbox`],
  ["Admin", controlUrl(ports) + appInAdminPath()],
  ["Clock", `${controlUrl(ports)}/#clock`],
];

function stopAll(code: number, message: string | null): Promise<never> {
  stopping ??= (async () => {
    if (message) terminal.line(`\n  ${message}\n`);
    terminal.passing("Stopping …");
    // the app first: it may still have something to tell the stand-in
    for (const child of children.toReversed()) await stopChild(child);
    if (children.some((child) => child.name === "app" && !endedWell(child))) await endDatabase(ROOT);
    removeRun(HOME);
    terminal.line("  Stopped.");
    process.exit(code);
  })();
  return stopping;
}

function watchSignals(): void {
  const end = (): void => void stopAll(0, null);
  process.on("SIGINT", end).on("SIGTERM", end).on("SIGHUP", end);
  whenNpmEnds(end);
}

main().catch((error: unknown) => stopAll(1, `${error instanceof Error ? error.message : String(error)}${children.map((child) => `\n\n${child.name}:\n${lastWords(child, 25)}`).join("")}`));
