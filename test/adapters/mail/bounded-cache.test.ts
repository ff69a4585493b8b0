import { describe, expect, it } from "vitest";
import { BoundedCache } from "../../../app/adapters/mail/bounded-cache.ts";

describe("BoundedCache", () => {
  it("lets the least recently used go", () => {
    const cache = new BoundedCache<number>(2);
    cache.set("a", 1);
    cache.set("b", 2);
    cache.get("a");
    cache.set("c", 3);
    expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
    expect(cache.size).toBe(2);
    cache.delete("a");
    expect(cache.get("a")).toBeUndefined();
  });
});
