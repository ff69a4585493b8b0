import type { SyncResource } from "./resource.ts";

/** waiting: not asked for yet · preparing: Shopify writes the file · reading: it is read · done, failed: over. */
export type ImportState = "waiting" | "preparing" | "reading" | "done" | "failed";

/** How far one kind of thing was imported. */
export interface ImportPart {
  readonly resource: SyncResource;
  readonly state: ImportState;
  readonly done: number;
  /** rows in Shopify's file; null until it is written */
  readonly expected: number | null;
}

export interface ImportProgress {
  readonly running: boolean;
  readonly failed: boolean;
  /** 0 to 100, never 100 before the end */
  readonly percent: number;
}

/** Preparing a file is a fifth of its part's way, reading it the rest; each part counts the same, because sizes are known late. */
const PREPARING = 0.1;
const PREPARED = 0.2;

/** How far the import of a shop is; null where there is none. */
export function importProgress(parts: readonly ImportPart[]): ImportProgress | null {
  if (parts.length === 0) return null;
  const running = parts.some((part) => part.state !== "done" && part.state !== "failed");
  const share = parts.reduce((sum, part) => sum + shareOf(part), 0) / parts.length;
  return { running, failed: parts.some((part) => part.state === "failed"), percent: running ? Math.min(99, Math.floor(share * 100)) : 100 };
}

function shareOf({ state, done, expected }: ImportPart): number {
  switch (state) {
    case "waiting":
      return 0;
    case "preparing":
      return PREPARING;
    case "reading":
      return expected ? PREPARED + (1 - PREPARED) * Math.min(1, done / expected) : PREPARED;
    default:
      return 1;
  }
}
