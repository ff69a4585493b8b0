import { expect, it } from "vitest";
import { createClock, firstOffset } from "./clock.ts";
import { Documents } from "./world/documents.ts";

it("begins at ten in the morning of the shop's day", () => {
  const real = Date.parse("2026-11-21T03:30:00Z");
  expect(new Date(real + firstOffset("America/New_York", real)).toISOString()).toBe("2026-11-20T15:00:00.000Z");
});

it("goes on where it was after a restart", () => {
  const documents = new Documents(":memory:");
  const first = createClock(documents, "America/New_York");
  first.advance(3600_000);
  expect(createClock(documents, "America/New_York").offsetMs()).toBe(first.offsetMs());
});

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses to move by %s ms", (ms) => {
  expect(() => createClock(new Documents(":memory:"), "UTC").advance(ms)).toThrow(RangeError);
});

it("tells who listens, until they stop", () => {
  const clock = createClock(new Documents(":memory:"), "UTC");
  let told = 0;
  const stop = clock.onAdvance(() => told++);
  clock.advance(1);
  stop();
  clock.advance(1);
  expect(told).toBe(1);
});
