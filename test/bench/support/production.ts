/** How the Dockerfile and start:production start Node. */
export const FLAGS = ["--max-semi-space-size=8"];
export const ENVIRONMENT = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "131072", MALLOC_TRIM_THRESHOLD_: "131072" };
