/** How many bytes of request bodies may be held in memory at once, over all requests: memory stays bounded however many connections there are. */
export interface ByteBudget {
  /** false: there is no room, and nothing was taken */
  take(bytes: number): boolean;
  give(bytes: number): void;
  readonly held: number;
}

/** A budget of `limit` bytes, none of them taken. */
export function createByteBudget(limit: number): ByteBudget {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > limit) return false;
      held += bytes;
      return true;
    },
    give(bytes) {
      held -= bytes;
    },
    get held() {
      return held;
    },
  };
}
