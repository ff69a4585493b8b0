import { readFileSync } from "node:fs";

type Value = string | number | boolean | Value[] | Table;
interface Table {
  [key: string]: Value;
}

export interface Subscription {
  readonly topic: string;
  readonly uri: string;
}

/** What Shopify learns of the app from its shopify.app.toml. */
export interface AppManifest {
  readonly name: string;
  readonly handle: string;
  readonly scopes: readonly string[];
  readonly apiVersion: string;
  readonly subscriptions: readonly Subscription[];
  readonly proxy: { readonly url: string; readonly prefix: string; readonly subpath: string } | null;
}

/** Reads shopify.app.toml; throws an Error that names what is missing. */
export function readAppManifest(file: string): AppManifest {
  const toml = parseToml(readFileSync(file, "utf8"));
  const table = (value: Value | undefined): Table => (typeof value === "object" && !Array.isArray(value) ? value : {});
  const webhooks = table(toml.webhooks);
  const list = (webhooks.subscriptions ?? []) as Table[];
  const scopes = String(table(toml.access_scopes).scopes ?? "");
  if (!scopes) throw new Error(`${file}: [access_scopes] scopes is missing`);
  const proxy = table(toml.app_proxy);
  return {
    name: String(toml.name ?? "App"),
    handle: String(toml.handle ?? slug(String(toml.name ?? "app"))),
    scopes: scopes.split(",").map((scope) => scope.trim()),
    apiVersion: String(webhooks.api_version ?? ""),
    subscriptions: list.flatMap((one) =>
      [...((one.topics ?? []) as string[]), ...((one.compliance_topics ?? []) as string[])].map((topic) => ({ topic, uri: String(one.uri) })),
    ),
    proxy: proxy.url ? { url: String(proxy.url), prefix: String(proxy.prefix), subpath: String(proxy.subpath) } : null,
  };
}

/** The part of TOML that Shopify's app files use: tables, arrays of tables, strings, numbers, booleans and arrays. */
export function parseToml(text: string): Table {
  const root: Table = {};
  let here = root;
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    let line = stripComment(lines[at] ?? "").trim();
    if (!line) continue;
    const header = /^(\[\[?)\s*([\w.-]+)\s*\]\]?$/.exec(line);
    if (header) {
      here = open(root, String(header[2]).split("."), header[1] === "[[");
      continue;
    }
    const equals = line.indexOf("=");
    if (equals < 1) throw new Error(`TOML line ${at + 1}: neither a table nor key = value`);
    while (unclosed(line) && at + 1 < lines.length) line += ` ${stripComment(lines[++at] ?? "").trim()}`;
    here[line.slice(0, equals).trim()] = readValue(line.slice(equals + 1).trim());
  }
  return root;
}

function open(root: Table, path: readonly string[], append: boolean): Table {
  let table = root;
  path.forEach((key, depth) => {
    const last = depth === path.length - 1;
    if (last && append) table[key] = [...((table[key] ?? []) as Table[]), {}];
    else table[key] ??= {};
    const value = table[key] as Table | Table[];
    table = Array.isArray(value) ? (value.at(-1) as Table) : value;
  });
  return table;
}

/** JSON reads TOML's strings, numbers, booleans and arrays once single quotes and trailing commas are gone. */
function readValue(text: string): Value {
  const json = text.replace(/'([^'"]*)'/g, '"$1"').replace(/,\s*\]/g, "]");
  try {
    return JSON.parse(json) as Value;
  } catch {
    throw new Error(`TOML value cannot be read: ${text}`);
  }
}

const stripComment = (line: string): string => line.replace(/^((?:[^"'#]|"[^"]*"|'[^']*')*)#.*$/, "$1");
const unclosed = (line: string): boolean => (line.match(/\[/g)?.length ?? 0) > (line.match(/\]/g)?.length ?? 0);
const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
