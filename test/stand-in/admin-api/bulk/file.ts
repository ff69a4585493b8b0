type Row = Record<string, unknown>;

/** The result of a bulk query as Shopify writes it: a line for each thing, and its nested things as lines of their own that name their parent. */
export function bulkFile(data: Row, grouped: boolean): { readonly text: string; readonly objects: number; readonly roots: number } {
  const lines: Row[] = [];
  const later: Row[] = [];
  const nodes = Object.values(data).flatMap((connection) => nodesOf(connection) ?? []);
  for (const node of nodes) {
    const { own, children } = parted(node);
    lines.push(own);
    (grouped ? lines : later).push(...children.map((child) => ({ ...child, __parentId: node["id"] })));
  }
  const all = [...lines, ...later];
  return { text: all.map((line) => `${JSON.stringify(line)}\n`).join(""), objects: all.length, roots: nodes.length };
}

function parted(node: Row): { own: Row; children: Row[] } {
  const nested = Object.entries(node).filter(([, value]) => nodesOf(value) !== null);
  const names = new Set(nested.map(([name]) => name));
  return { own: Object.fromEntries(Object.entries(node).filter(([name]) => !names.has(name))), children: nested.flatMap(([, value]) => nodesOf(value) ?? []) };
}

function nodesOf(value: unknown): Row[] | null {
  const edges = (value as { edges?: unknown } | null)?.edges;
  return Array.isArray(edges) ? edges.map((edge: { node: Row }) => edge.node) : null;
}
