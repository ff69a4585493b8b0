import { execute, GraphQLError, isLeafType, getNamedType, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLFieldResolver, type GraphQLResolveInfo, type OperationDefinitionNode } from "graphql";
import { bulkOperation, startBulk } from "./bulk/operations.ts";
import { MAX_QUERY_COST, requestedCost } from "./cost.ts";
import { updateEmailConsent } from "./mutations/consent.ts";
import { createBasicDiscount, createFreeShippingDiscount } from "./mutations/discounts.ts";
import { receiveFlowTrigger } from "./mutations/flow.ts";
import { addTags, removeTags } from "./mutations/tags.ts";
import { queryRoot, type SearchContext } from "./queries.ts";
import type { AdminSchema } from "./schema.ts";
import type { SearchWarning } from "./search.ts";
import type { Throttle } from "./throttle.ts";
import type { AdminWorld } from "./world-admin.ts";

export interface AdminRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

export interface AdminAnswer {
  data?: unknown;
  errors?: readonly object[];
  extensions?: object;
}

/** Answers one Admin API request as Shopify would: wrong fields and variables fail, scopes and the rate limit hold. */
export async function answerAdminRequest(admin: AdminSchema, throttle: Throttle, world: AdminWorld, scopes: readonly string[], request: AdminRequest): Promise<AdminAnswer> {
  const document = parsed(request.query);
  if (document instanceof GraphQLError) return { errors: [document.toJSON()] };
  const invalid = validate(admin.schema, document);
  if (invalid.length > 0) return { errors: invalid.map((error) => ({ ...error.toJSON(), extensions: { code: codeOf(error) } })) };
  const variables = request.variables ?? {};
  const requestedQueryCost = requestedCost(admin.schema, document, variables);
  if (requestedQueryCost > MAX_QUERY_COST) {
    return { errors: [{ message: `Query cost is ${requestedQueryCost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`, extensions: { code: "MAX_COST_EXCEEDED", cost: requestedQueryCost, maxCost: MAX_QUERY_COST } }] };
  }
  const cost = (actualQueryCost: number | null): object => ({ requestedQueryCost, actualQueryCost, throttleStatus: throttle.status(world.shopDomain) });
  if (!throttle.take(world.shopDomain, requestedQueryCost)) {
    return { errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" } }], extensions: { cost: cost(null) } };
  }
  const run = await perform(admin, world, scopes, document, variables, request.operationName);
  const actual = Math.min(run.points, requestedQueryCost);
  throttle.giveBack(world.shopDomain, requestedQueryCost - actual);
  return {
    ...(run.result.errors ? { errors: run.result.errors.map((error) => error.toJSON()) } : {}),
    data: run.result.data ?? null,
    extensions: { cost: cost(actual), ...(run.warnings.length > 0 ? { search: run.warnings } : {}) },
  };
}

interface Run {
  readonly result: ExecutionResult;
  readonly points: number;
  readonly warnings: readonly object[];
}

async function perform(admin: AdminSchema, world: AdminWorld, scopes: readonly string[], document: DocumentNode, variableValues: Readonly<Record<string, unknown>>, operationName: string | null | undefined): Promise<Run> {
  const warnings: object[] = [];
  let points = 0;
  const granted = new Set(scopes.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
    const access = admin.access(info.parentType.name, info.fieldName);
    if (access && !access.scopes.some((scope) => granted.has(scope))) throw denied(info.fieldName, access.text);
    const property = (source as Record<string, unknown> | null | undefined)?.[info.fieldName];
    const value = typeof property === "function" ? (property as (args: unknown) => unknown)(args) : property;
    if (value !== null && value !== undefined && isCounted(info)) points += Array.isArray(value) ? value.length : 1;
    return value;
  };
  const search: SearchContext = {
    known: (field) => searchFields(admin, field),
    warn: (path, query, found: readonly SearchWarning[]) => warnings.push({ path: [path], query, warnings: found }),
  };
  const mutation = operation(document, operationName)?.operation === "mutation";
  if (mutation) points += 10;
  const inBulk = async (bulk: DocumentNode): Promise<Record<string, unknown> | null> => {
    const { result: answer } = await perform(admin, world, scopes, bulk, {}, null);
    return answer.errors ? null : ((answer.data ?? null) as Record<string, unknown> | null);
  };
  const rootValue = mutation
    ? { ...mutationRoot(world), bulkOperationRunQuery: (args: { query: string; groupObjects: boolean }) => startBulk(world, admin, inBulk, args) }
    : { ...queryRoot(world, search), bulkOperation: ({ id }: { id: string }) => bulkOperation(world, inBulk, id) };
  const result = await execute({ schema: admin.schema, document, rootValue, variableValues, operationName: operationName ?? null, fieldResolver });
  return { result, points, warnings };
}

/** Objects cost a point each; leaves, page infos and the node inside an edge that was counted cost nothing. */
function isCounted(info: GraphQLResolveInfo): boolean {
  return !isLeafType(getNamedType(info.returnType)) && !info.parentType.name.endsWith("Edge") && info.fieldName !== "pageInfo";
}

/** The mutations that the stand-in performs; any other answers null. */
function mutationRoot(world: AdminWorld): object {
  type Input<Key extends string, F extends (world: AdminWorld, input: never) => object> = Record<Key, Parameters<F>[1]>;
  return {
    discountCodeBasicCreate: (args: Input<"basicCodeDiscount", typeof createBasicDiscount>) => createBasicDiscount(world, args.basicCodeDiscount),
    discountCodeFreeShippingCreate: (args: Input<"freeShippingCodeDiscount", typeof createFreeShippingDiscount>) => createFreeShippingDiscount(world, args.freeShippingCodeDiscount),
    tagsAdd: (args: Parameters<typeof addTags>[1]) => addTags(world, args),
    tagsRemove: (args: Parameters<typeof removeTags>[1]) => removeTags(world, args),
    flowTriggerReceive: (args: Parameters<typeof receiveFlowTrigger>[1]) => receiveFlowTrigger(world, args),
    customerEmailMarketingConsentUpdate: (args: Input<"input", typeof updateEmailConsent>) => updateEmailConsent(world, args.input),
  };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    return error instanceof GraphQLError ? error : new GraphQLError(String(error));
  }
}

const operation = (document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | undefined =>
  document.definitions.find((one): one is OperationDefinitionNode => one.kind === "OperationDefinition" && (!name || one.name?.value === name));

const denied = (field: string, requiredAccess: string): GraphQLError =>
  new GraphQLError(`Access denied for ${field} field.${requiredAccess ? ` Required access: ${requiredAccess}` : ""}`, {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes", requiredAccess },
  });

function codeOf(error: GraphQLError): string {
  if (/^Cannot query field/.test(error.message)) return "undefinedField";
  return /argument/i.test(error.message) ? "argumentNotAccepted" : "graphqlValidation";
}

const fieldsByQuery = new Map<string, ReadonlySet<string>>();

/** The names in the table that Shopify's schema gives in the description of a `query` argument. */
function searchFields(admin: AdminSchema, field: string): ReadonlySet<string> {
  const known = fieldsByQuery.get(field);
  if (known) return known;
  const description = admin.schema.getQueryType()?.getFields()[field]?.args.find((one) => one.name === "query")?.description ?? "";
  const names = new Set([...description.matchAll(/^\| (\w+) \|/gm)].map((match) => String(match[1])).filter((name) => name !== "name" && name !== "default"));
  if (/^\| name \| (string|id|time)/m.test(description)) names.add("name");
  fieldsByQuery.set(field, names);
  return names;
}
