import { expect, test } from "vitest";
import { sharedBuffers } from "../../../../app/adapters/db/embedded-postgres/shared-buffers.ts";

test("an eighth of the memory, no less than PostgreSQL takes by itself and no more than half a gigabyte", () => {
  const gb = 1024 ** 3;
  expect([0.25, 1, 2, 4, 64].map((some) => sharedBuffers(some * gb))).toEqual(["128MB", "128MB", "256MB", "512MB", "512MB"]);
  expect(sharedBuffers()).toMatch(/^[1-5]\d\dMB$/);
});
