import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, getNamedType, GraphQLError, GraphQLScalarType, isAbstractType, type GraphQLSchema, type IntrospectionQuery } from "graphql";

interface ScopeItem {
  readonly type: "type" | "field";
  readonly typeName: string;
  readonly fieldName?: string;
  readonly requiredAccess: string;
  readonly offlineScopes: readonly string[];
}

/** What a type or field asks of an app: one of `scopes`. */
export interface RequiredAccess {
  readonly scopes: readonly string[];
  readonly text: string;
}

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  /** what TYPE.FIELD needs, by itself or by the type it returns; null: nothing */
  readonly access: (typeName: string, fieldName: string) => RequiredAccess | null;
}

const FILE = new URL("../schema/admin_2026-07.json.gz", import.meta.url);

/** Shopify's own Admin schema, executable: abstract types resolve by `__typename`, and the scalars refuse what Shopify refuses. */
export function loadAdminSchema(): AdminSchema {
  const file = JSON.parse(gunzipSync(readFileSync(FILE)).toString()) as { data: IntrospectionQuery; offline_scopes: { items: ScopeItem[] } };
  const schema = buildClientSchema(file.data, { assumeValid: true });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
    if (type instanceof GraphQLScalarType) refuseNonsense(type);
  }
  const types = new Map<string, RequiredAccess>();
  const fields = new Map<string, RequiredAccess>();
  for (const item of file.offline_scopes.items) {
    if (item.offlineScopes.length === 0) continue;
    const needed = { scopes: item.offlineScopes, text: item.requiredAccess };
    if (item.type === "type") types.set(item.typeName, needed);
    else fields.set(`${item.typeName}.${item.fieldName}`, needed);
  }
  return { schema, access: (typeName, fieldName) => fields.get(`${typeName}.${fieldName}`) ?? types.get(returned(schema, typeName, fieldName)) ?? null };
}

/** The type behind a field; a connection stands for what it connects. */
function returned(schema: GraphQLSchema, typeName: string, fieldName: string): string {
  const type = schema.getType(typeName);
  const field = type && "getFields" in type ? type.getFields()[fieldName] : undefined;
  return field ? getNamedType(field.type).name.replace(/Connection$/, "") : "";
}

const SHAPES: Record<string, RegExp> = {
  DateTime: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  Decimal: /^-?\d+(\.\d+)?$/,
  Money: /^-?\d+(\.\d+)?$/,
  UnsignedInt64: /^\d+$/,
  URL: /^\w[\w+.-]*:\/\//,
};

function refuseNonsense(type: GraphQLScalarType): void {
  const shape = SHAPES[type.name];
  if (!shape) return;
  const check = (value: unknown): unknown => {
    if (shape.test(String(value))) return value;
    throw new GraphQLError(`${type.name} cannot represent ${JSON.stringify(value)}`);
  };
  type.parseValue = check;
  type.parseLiteral = (node) => check("value" in node ? node.value : null);
}
