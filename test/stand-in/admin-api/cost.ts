import { getNamedType, getNullableType, isLeafType, isListType, TypeInfo, visitWithTypeInfo, visit, type DocumentNode, type FieldNode, type GraphQLSchema } from "graphql";

/** Highest cost of one query. */
export const MAX_QUERY_COST = 1000;
const MUTATION_COST = 10;

/** What a query asks for in Shopify's points: nothing for leaves, 1 for an object, the size asked for times the inside for a connection, 10 for a mutation. */
export function requestedCost(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>): number {
  const typeInfo = new TypeInfo(schema);
  const stack: { multiplier: number; sum: number; own: number }[] = [{ multiplier: 1, sum: 0, own: 0 }];
  visit(document, visitWithTypeInfo(typeInfo, {
    Field: {
      enter(node) {
        const type = typeInfo.getType();
        const leaf = !type || isLeafType(getNamedType(type)) || node.name.value.startsWith("__");
        const parent = typeInfo.getParentType()?.name ?? "";
        const inConnection = /Connection$|Edge$/.test(parent);
        const own = leaf || inConnection ? 0 : parent === "Mutation" ? MUTATION_COST : 1;
        stack.push({ multiplier: leaf ? 0 : size(node, variables, isListType(getNullableType(type))), sum: 0, own });
      },
      leave() {
        const done = stack.pop();
        const parent = stack.at(-1);
        if (done && parent) parent.sum += done.own + done.multiplier * (done.sum || (done.multiplier > 1 ? 1 : 0));
      },
    },
  }));
  return stack[0]?.sum ?? 0;
}

/** How often the inside of a field can be there: `first` or `last` of a connection, the ids of `nodes`. */
function size(node: FieldNode, variables: Readonly<Record<string, unknown>>, list: boolean): number {
  for (const argument of node.arguments ?? []) {
    const value = argument.value.kind === "Variable" ? variables[argument.value.name.value] : literal(argument.value);
    if ((argument.name.value === "first" || argument.name.value === "last") && typeof value === "number") return value;
    if (argument.name.value === "ids" && list && Array.isArray(value)) return Math.max(1, value.length);
  }
  return 1;
}

function literal(value: { kind: string; value?: unknown; values?: readonly unknown[] }): unknown {
  if (value.kind === "IntValue") return Number(value.value);
  return value.kind === "ListValue" ? value.values : undefined;
}
