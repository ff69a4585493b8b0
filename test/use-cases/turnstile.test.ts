import { expect, test } from "vitest";
import { turnstile } from "../../app/use-cases/turnstile.ts";

test("lets so many in at once, the others in their order, and whoever fails makes room too", async () => {
  const enter = turnstile(2);
  const [begun, ends]: [number[], (() => void)[]] = [[], []];
  const work = (n: number) => enter(() => {
    begun.push(n);
    return new Promise<number>((resolve, reject) => ends.push(() => (n === 1 ? reject(new Error("no")) : resolve(n))));
  });
  const all = Promise.allSettled([0, 1, 2, 3].map(work));
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  ends[1]!();
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual([0, 1, 2]);
  ends[0]!();
  ends[2]!();
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[3]!();
  expect((await all).map((one) => (one.status === "fulfilled" ? one.value : "failed"))).toEqual([0, "failed", 2, 3]);
});
