import { Liquid } from "liquidjs";
import type { Template } from "liquidjs";

/** How long one render may take and how much it may build. A mail takes about a millisecond and some 100 kB. */
const LIMITS = { parseCharacters: 1_000_000, renderMs: 100, memory: 2_000_000 } as const;

/**
 * A Liquid engine for mail: every output is escaped, values are looked up on own properties only, there are no files
 * to include, and parsing, rendering and memory are bounded.
 */
export function createEngine(): Liquid {
  return new Liquid({
    outputEscape: "escape",
    ownPropertyOnly: true,
    strictFilters: true,
    relativeReference: false,
    cache: false,
    templates: {},
    parseLimit: LIMITS.parseCharacters,
    renderLimit: LIMITS.renderMs,
    memoryLimit: LIMITS.memory,
  });
}

export type ParsedLiquid = Template[];
