import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

interface ScopeItem {
  readonly type: "type" | "field";
  readonly typeName: string;
  readonly fieldName?: string;
  /** alternatives: one of them suffices */
  readonly offlineScopes: readonly string[];
}

/** Shopify's own Admin schema, with the access scopes each type and field needs. */
export interface AdminSchema {
  readonly schema: GraphQLSchema;
  readonly scopesOf: (typeName: string, fieldName?: string) => readonly string[];
}

let loaded: AdminSchema | null = null;

/** Reads test/stand-in/schema once per process. */
export function adminSchema(): AdminSchema {
  return (loaded ??= load());
}

function load(): AdminSchema {
  const file = new URL("../stand-in/schema/admin_2026-07.json.gz", import.meta.url);
  const raw = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { data: IntrospectionQuery; offline_scopes: { items: ScopeItem[] } };
  const scopes = new Map(raw.offline_scopes.items.map((item) => [`${item.typeName}.${item.fieldName ?? ""}`, item.offlineScopes]));
  return {
    schema: buildClientSchema(raw.data, { assumeValid: true }),
    scopesOf: (typeName, fieldName = "") => scopes.get(`${typeName}.${fieldName}`) ?? [],
  };
}
