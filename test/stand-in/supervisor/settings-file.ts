import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appUrl, controlUrl, type Ports, type Secrets, type Settings } from "../settings.ts";

/** Below the repository's git-ignored data folder. */
export const standInFolder = (root: string): string => join(root, ".data", "stand-in");

/** Settings as the supervisor last wrote them; throws when it never ran. */
export function readSettings(root: string): Settings {
  const dataDir = standInFolder(root);
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(dataDir, name), "utf8")) as T;
  return { dataDir, ports: read<Ports>("ports.json"), secrets: read<Secrets>("secrets.json") };
}

export function readPorts(root: string): Ports | null {
  const file = join(standInFolder(root), "ports.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Ports) : null;
}

export const writePorts = (root: string, ports: Ports): void => writeFileSync(join(standInFolder(root), "ports.json"), `${JSON.stringify(ports, null, 2)}\n`);

/** Makes the folder, and at first start the secrets, readable by their owner alone. */
export function ensureSecrets(root: string): Secrets {
  const folder = standInFolder(root);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const secrets: Secrets = {
    apiKey: randomBytes(16).toString("hex"),
    apiSecret: `shpss_${randomBytes(16).toString("hex")}`,
    encryptionKey: randomBytes(32).toString("base64"),
    sendgridApiKey: `SG.${randomBytes(16).toString("base64url")}.${randomBytes(32).toString("base64url")}`,
    eventPrivateKey: pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    eventPublicKey: pair.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets;
}

/** The app's environment, exactly what an operator would set; a real installation differs in values only. */
export function appEnvironment(root: string, { ports, secrets }: Settings): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(ports.app),
    ROLE: "all",
    DATABASE_URL: process.env.DATABASE_URL ?? "",
    DATA_DIR: join(root, ".data"),
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SHOPIFY_APP_URL: appUrl(ports),
    ENCRYPTION_KEY: secrets.encryptionKey,
    MAIL_PROVIDER: "sendgrid",
    SENDGRID_API_KEY: secrets.sendgridApiKey,
    SENDGRID_BASE_URL: `${controlUrl(ports)}/sendgrid`,
    SENDGRID_EVENT_PUBLIC_KEY: secrets.eventPublicKey,
    SMTP_URL: `smtp://localhost:${ports.smtp}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
    STAND_IN_CONTROL_URL: controlUrl(ports),
  };
}
