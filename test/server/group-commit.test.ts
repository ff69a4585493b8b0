import { describe, expect, it } from "vitest";
import { createGroupCommit, QueueFull } from "../../app/server/webhooks/group-commit.ts";

/** A store whose commits end when the test says so. */
function controllableStore() {
  const commits: { readonly batch: readonly number[]; readonly succeed: () => void; readonly fail: (error: unknown) => void }[] = [];
  const commit = (batch: readonly number[]): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    commits.push({ batch: [...batch], succeed: resolve, fail: reject });
    return promise;
  };
  return { commits, commit };
}

/** Watches what became of each item without waiting for it. */
function outcomes() {
  const seen = new Map<number, string>();
  return { seen, watch: (item: number, promise: Promise<void>) => void promise.then(() => seen.set(item, "kept"), (error: unknown) => seen.set(item, error instanceof Error ? error.message : String(error))) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("group commit", () => {
  it("commits a lone item at once, and collects what comes while that runs into one commit", async () => {
    const { commits, commit } = controllableStore();
    const group = createGroupCommit({ commit, maxBatch: 100, maxWaiting: 100 });
    for (const item of [1, 2, 3, 4]) void group.add(item);
    await settled();
    expect(commits.map((one) => one.batch)).toEqual([[1]]);
    commits[0]!.succeed();
    await settled();
    expect(commits.map((one) => one.batch)).toEqual([[1], [2, 3, 4]]);
    commits[1]!.succeed();
    await group.idle();
    expect(commits).toHaveLength(2);
  });

  it("answers only after the commit that holds the item", async () => {
    const { commits, commit } = controllableStore();
    const { seen, watch } = outcomes();
    const group = createGroupCommit({ commit, maxBatch: 100, maxWaiting: 100 });
    for (const item of [1, 2, 3]) watch(item, group.add(item));
    await settled();
    expect(seen.size).toBe(0);
    commits[0]!.succeed();
    await settled();
    expect([...seen]).toEqual([[1, "kept"]]);
    commits[1]!.succeed();
    await settled();
    expect(seen.size).toBe(3);
  });

  it("rejects exactly the items of the commit that failed, and goes on", async () => {
    const { commits, commit } = controllableStore();
    const { seen, watch } = outcomes();
    const group = createGroupCommit({ commit, maxBatch: 2, maxWaiting: 100 });
    for (const item of [1, 2, 3, 4, 5]) watch(item, group.add(item));
    await settled();
    commits[0]!.succeed();
    await settled();
    commits[1]!.fail(new Error("no disk"));
    await settled();
    commits[2]!.succeed();
    await group.idle();
    await settled();
    expect(commits.map((one) => one.batch)).toEqual([[1], [2, 3], [4, 5]]);
    expect(Object.fromEntries(seen)).toEqual({ 1: "kept", 2: "no disk", 3: "no disk", 4: "kept", 5: "kept" });
    watch(6, group.add(6));
    await settled();
    commits[3]!.succeed();
    await settled();
    expect(seen.get(6)).toBe("kept");
  });

  it("refuses at once when as many wait as may, and takes more once there is room", async () => {
    const { commits, commit } = controllableStore();
    const group = createGroupCommit({ commit, maxBatch: 10, maxWaiting: 2 });
    const first = [group.add(1), group.add(2), group.add(3)];
    await expect(group.add(4)).rejects.toBeInstanceOf(QueueFull);
    expect(group.waiting).toBe(2);
    commits[0]!.succeed();
    await settled();
    const later = group.add(5);
    commits[1]!.succeed();
    await settled();
    commits[2]!.succeed();
    await Promise.all([...first, later]);
    expect(commits.map((one) => one.batch)).toEqual([[1], [2, 3], [5]]);
  });

  it("carries no more weight in one commit than it may, and a heavy item alone", async () => {
    const { commits, commit } = controllableStore();
    const group = createGroupCommit({ commit, maxBatch: 10, maxWaiting: 10, weigh: (item) => item, maxWeight: 10 });
    const all = [4, 4, 5, 50, 3].map((item) => group.add(item));
    for (let turn = 0; turn < 4; turn += 1) {
      await settled();
      commits[turn]!.succeed();
    }
    await Promise.all(all);
    expect(commits.map((one) => one.batch)).toEqual([[4], [4, 5], [50], [3]]);
  });

  it("survives a commit that throws before it returns a promise", async () => {
    const group = createGroupCommit<number>({ commit: () => { throw new Error("at once"); }, maxBatch: 1, maxWaiting: 1 });
    await expect(group.add(1)).rejects.toThrow("at once");
    await expect(group.add(2)).rejects.toThrow("at once");
  });
});
