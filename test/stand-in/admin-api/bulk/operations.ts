import { type DocumentNode, Kind, parse, validate, visit } from "graphql";
import { ALL_AT_ONCE } from "../connection.ts";
import type { AdminSchema } from "../schema.ts";
import { gid, readGid, type AdminWorld } from "../world-admin.ts";
import { bulkFile } from "./file.ts";

interface Operation {
  id: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED";
  query: string;
  grouped: boolean;
  createdAt: string;
  completedAt: string | null;
  objects: number;
  roots: number;
  /** real time at which Shopify's machines would be done with it */
  readyAt: number;
}
type Run = (document: DocumentNode) => Promise<Record<string, unknown> | null>;

/** So long a bulk operation takes here: long enough to be seen, short enough to wait for. */
const TAKES_MS = 1500;
const MOST_AT_ONCE = 5;

/** bulkOperationRunQuery, with Shopify's rules for its query; the file is made a little later and announced by bulk_operations/finish. */
export function startBulk(world: AdminWorld, admin: AdminSchema, run: Run, { query, groupObjects }: { readonly query: string; readonly groupObjects: boolean }): object {
  const refuse = (message: string, code: string): object => ({ bulkOperation: null, userErrors: [{ __typename: "BulkOperationUserError", field: ["query"], message, code }] });
  const wrong = problemOf(admin, query);
  if (wrong !== null) return refuse(wrong, "INVALID");
  if (world.documents.list<Operation>("bulk").filter((one) => one.completedAt === null).length >= MOST_AT_ONCE) return refuse("A bulk query operation for this app and shop is already in progress.", "OPERATION_IN_PROGRESS");
  const id = String(world.documents.next("bulk-number", 720918));
  const operation: Operation = { id, status: "CREATED", query, grouped: groupObjects, createdAt: world.clock.now().toISOString(), completedAt: null, objects: 0, roots: 0, readyAt: Date.now() + TAKES_MS };
  world.documents.put("bulk", id, operation);
  setTimeout(() => void finish(world, run, id).catch((error: unknown) => console.error("bulk operation", id, error)), TAKES_MS).unref();
  return { bulkOperation: bulkObject(world, operation), userErrors: [] };
}

/** One operation by its global id. One that was left behind by a restart is done now. */
export async function bulkOperation(world: AdminWorld, run: Run, globalId: string): Promise<object | null> {
  const ref = readGid(globalId);
  if (ref?.type !== "BulkOperation") return null;
  const found = world.documents.get<Operation>("bulk", ref.id);
  if (found && found.completedAt === null && Date.now() > found.readyAt + TAKES_MS) await finish(world, run, found.id);
  const operation = world.documents.get<Operation>("bulk", ref.id);
  return operation && bulkObject(world, operation);
}

/** The file of a finished operation, with how many bytes lie before; null when there is none. */
export function bulkText(world: Pick<AdminWorld, "documents">, id: string): string | null {
  return world.documents.get<string>("bulk-file", id);
}

async function finish(world: AdminWorld, run: Run, id: string): Promise<void> {
  const operation = world.documents.get<Operation>("bulk", id);
  if (!operation || operation.completedAt !== null) return;
  const data = await run(withoutPages(parse(operation.query)));
  const { text, objects, roots } = bulkFile(data ?? {}, operation.grouped);
  if (text !== "") world.documents.put("bulk-file", id, text);
  const completedAt = world.clock.now().toISOString();
  world.documents.put("bulk", id, { ...operation, status: data ? "COMPLETED" : "FAILED", completedAt, objects, roots });
  world.emit("bulk_operations/finish", {
    admin_graphql_api_id: gid("BulkOperation", id), completed_at: completedAt, created_at: operation.createdAt, error_code: data ? null : "internal_server_error", status: data ? "completed" : "failed", type: "query",
  });
}

function bulkObject(world: AdminWorld, { id, status, query, createdAt, completedAt, objects, roots }: Operation): object {
  const text = bulkText(world, id);
  return {
    __typename: "BulkOperation", id: gid("BulkOperation", id), status, query, type: "QUERY", createdAt, completedAt, errorCode: status === "FAILED" ? "INTERNAL_SERVER_ERROR" : null,
    objectCount: String(objects), rootObjectCount: String(roots), fileSize: text === null ? null : String(Buffer.byteLength(text)), partialDataUrl: null,
    url: text === null ? null : `https://${world.shopDomain}/bulk-operations/${id}.jsonl`,
  };
}

/** What Shopify would not take: an invalid query, one without a connection, one with pages or cursors. */
function problemOf(admin: AdminSchema, query: string): string | null {
  try {
    const document = parse(query);
    const [invalid] = validate(admin.schema, document);
    if (invalid) return invalid.message;
    const names: string[] = [];
    visit(document, { Field: (node) => void names.push(node.name.value) });
    if (!names.includes("edges")) return "Bulk queries must contain at least one connection.";
    const paged = ["nodes", "pageInfo", "cursor"].find((name) => names.includes(name));
    return paged === undefined ? null : `Bulk queries cannot contain ${paged}.`;
  } catch (error) {
    return error instanceof Error ? error.message : "The query cannot be parsed.";
  }
}

/** Every connection in full. */
function withoutPages(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) => {
      const connection = node.selectionSet?.selections.some((one) => one.kind === Kind.FIELD && one.name.value === "edges");
      if (!connection) return undefined;
      const first = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: "first" }, value: { kind: Kind.INT, value: String(ALL_AT_ONCE) } } as const;
      return { ...node, arguments: [...(node.arguments ?? []), first] };
    },
  });
}
