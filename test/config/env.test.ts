import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../app/config/env.server.ts";
import { deriveKeys } from "../../app/config/keys.ts";
import { environment, SENDGRID_PUBLIC_KEY } from "../support/environment.ts";

function problems(changes: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment(changes));
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("readConfig", () => {
  it("takes a minimal environment and fills in the defaults", () => {
    const config = readConfig(environment({}));
    expect(config).toMatchObject({ environment: "test", host: "0.0.0.0", port: 3000, role: "all", databaseUrl: null, dataDir: ".data", logLevel: "info" });
    expect(config.shopify).toMatchObject({ apiSecretPrevious: null, appUrl: "https://app.example.com" });
    expect(config.encryptionKey).toHaveLength(32);
    expect(config.mail).toEqual({ provider: "smtp", sendgrid: null, smtp: { url: "smtp://127.0.0.1:2525" }, perSecond: null });
    expect(readConfig(environment({ MAIL_PER_SECOND: "14" })).mail.perSecond).toBe(14);
  });

  it("reports all problems at once, each with its variable and what is allowed", () => {
    const all = problems({ PORT: "70000", ROLE: "boss", SHOPIFY_API_SECRET: "", ENCRYPTION_KEY: "short", SMTP_URL: undefined, LOG_LEVEL: "loud", DATABASE_URL: "mysql://x/y", SHOPIFY_APP_URL: "http://shop.example.com" });
    expect(all).toHaveLength(8);
    for (const [name, allowed] of [
      ["PORT has a number of 5 characters", "a port, 0 to 65535"], ["ROLE has text", "one of all, web, worker"], ["SHOPIFY_API_SECRET is not set", "client secret"],
      ["ENCRYPTION_KEY has text of 5 characters", "32 random bytes in base64"], ["MAIL_PROVIDER is not set", "SMTP_URL"], ["LOG_LEVEL", "silent"],
      ["DATABASE_URL has an address", "postgresql://"], ["SHOPIFY_APP_URL has an address", "https://"],
    ] as const) {
      expect(all.some((problem) => problem.startsWith(name) && problem.includes(allowed)), `${name} … ${allowed} in\n${all.join("\n")}`).toBe(true);
    }
  });

  it("never repeats a value, which may be a secret", () => {
    const all = problems({ ENCRYPTION_KEY: "hunter2-hunter2", DATABASE_URL: "mysql://root:hunter2@db/x", SMTP_URL: "hunter2", SHOPIFY_APP_URL: "hunter2" });
    expect(all.length).toBeGreaterThan(3);
    expect(all.join("\n")).not.toContain("hunter2");
  });

  it.each([
    ["no secret has a default", { SHOPIFY_API_SECRET: undefined }, "SHOPIFY_API_SECRET"],
    ["no key has a default", { ENCRYPTION_KEY: undefined }, "ENCRYPTION_KEY"],
    ["a key of 31 bytes", { ENCRYPTION_KEY: Buffer.alloc(31, 7).toString("base64") }, "ENCRYPTION_KEY"],
    ["a key of zeroes", { ENCRYPTION_KEY: Buffer.alloc(32).toString("base64") }, "ENCRYPTION_KEY"],
    ["an address with a path", { SHOPIFY_APP_URL: "https://app.example.com/app" }, "SHOPIFY_APP_URL"],
    ["no mails a second", { MAIL_PER_SECOND: "0" }, "MAIL_PER_SECOND"],
    ["a port with letters", { PORT: "80a" }, "PORT"],
    ["SendGrid without the key of its events", { SENDGRID_API_KEY: "SG.x", SMTP_URL: undefined }, "SENDGRID_EVENT_PUBLIC_KEY"],
    ["an event key that is none", { SENDGRID_API_KEY: "SG.x", SENDGRID_EVENT_PUBLIC_KEY: "bm9uZQ==", SMTP_URL: undefined }, "SENDGRID_EVENT_PUBLIC_KEY"],
    ["two providers and no choice", { SENDGRID_API_KEY: "SG.x", SENDGRID_EVENT_PUBLIC_KEY: SENDGRID_PUBLIC_KEY }, "MAIL_PROVIDER"],
    ["a process of several without a server for all", { ROLE: "worker" }, "DATABASE_URL"],
    ["a choice that is not configured", { MAIL_PROVIDER: "sendgrid" }, "SENDGRID_API_KEY"],
  ])("refuses %s", (_what, changes, name) => {
    expect(problems(changes).map((problem) => problem.split(" ")[0])).toEqual([name]);
  });

  it("takes the chosen provider when both are configured, and the only one otherwise", () => {
    const both = { SENDGRID_API_KEY: "SG.x", SENDGRID_EVENT_PUBLIC_KEY: SENDGRID_PUBLIC_KEY };
    expect(readConfig(environment({ ...both, MAIL_PROVIDER: "smtp" })).mail.provider).toBe("smtp");
    expect(readConfig(environment({ ...both, SMTP_URL: undefined })).mail.provider).toBe("sendgrid");
  });

  it("allows http for localhost, and takes the origin alone", () => {
    expect(readConfig(environment({ SHOPIFY_APP_URL: "http://localhost:4001/" })).shopify.appUrl).toBe("http://localhost:4001");
  });
});

describe(".env.example", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const named = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!] as const);

  it("names every variable, and no other", async () => {
    const { VARIABLE_NAMES } = await import("../../app/config/schema.ts");
    expect(named.map(([name]) => name).sort()).toEqual([...VARIABLE_NAMES].sort());
  });

  it("gives the real defaults, and none to a secret", () => {
    const config = readConfig({ ...environment({}), ...Object.fromEntries(named.filter(([, value]) => value !== "")) });
    expect(config).toEqual({ ...readConfig(environment({})), environment: "production" });
    for (const [name, value] of named) if (/SECRET|KEY|SMTP/.test(name)) expect(value, name).toBe("");
  });
});

describe("deriveKeys", () => {
  it("gives different keys for each use and for each master, and the same ones again", () => {
    const [a, b] = [deriveKeys(Buffer.alloc(32, 1)), deriveKeys(Buffer.alloc(32, 2))];
    expect(new Set([a.tokens, a.links, a.addresses, b.tokens].map((key) => key.toString("hex"))).size).toBe(4);
    expect(deriveKeys(Buffer.alloc(32, 1))).toEqual(a);
  });
});
