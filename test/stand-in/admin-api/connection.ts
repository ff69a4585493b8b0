import { GraphQLError } from "graphql";

export interface ConnectionArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

const LARGEST_PAGE = 250;
/** The size of a page in a bulk operation, which has none; an ordinary query of this size costs too much to be answered. */
export const ALL_AT_ONCE = 2 ** 31 - 1;

/** One page of a list as a Relay connection; `first` or `last` is a must, 250 the most, as in Shopify. */
export function connection<T>(list: readonly T[], keyOf: (item: T) => string, toNode: (item: T) => object, args: ConnectionArguments): object {
  const size = args.first ?? args.last;
  if (size === null || size === undefined) throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  if (!isSize(size)) throw new GraphQLError(`${args.first === size ? "first" : "last"}: ${size}, allowed are 0 to ${LARGEST_PAGE}`, { extensions: { code: "BAD_REQUEST" } });
  const ordered = args.reverse ? list.toReversed() : [...list];
  const position = (cursor: string): number => ordered.findIndex((item) => cursorOf(keyOf(item)) === cursor);
  const from = args.after ? position(args.after) + 1 : 0;
  const to = args.before ? position(args.before) : ordered.length;
  const window = ordered.slice(from, to < 0 ? ordered.length : to);
  const page = args.first === null || args.first === undefined ? window.slice(-size || window.length) : window.slice(0, size);
  const start = from + (args.first === null || args.first === undefined ? window.length - page.length : 0);
  const edges = page.map((item) => ({ cursor: cursorOf(keyOf(item)), node: toNode(item) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: start + page.length < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const isSize = (size: number): boolean => size >= 0 && (size <= LARGEST_PAGE || size === ALL_AT_ONCE);

const cursorOf = (key: string): string => Buffer.from(JSON.stringify({ last_id: key })).toString("base64");
