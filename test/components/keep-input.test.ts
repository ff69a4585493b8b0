import { expect, test } from "vitest";
import { keepInput } from "../../app/components/forms/keep-input.ts";

const failing = (error: unknown) => () => Promise.reject(error);

test("an answer passes as it is", async () => {
  expect(await keepInput(async () => ({ ok: true }))).toEqual({ ok: true });
});

test.each([[new TypeError("Failed to fetch")], [new Error("Unexpected Server Error")]])("%s becomes an answer in the form", async (error) => {
  expect(await keepInput(failing(error))).toMatchObject({ ok: false, errors: { form: expect.stringContaining("still here") } });
});

test("what the server meant to say passes through", async () => {
  const redirect = new Response(null, { status: 302 });
  await expect(keepInput(failing(redirect))).rejects.toBe(redirect);
  const missing = { status: 404, statusText: "", data: null, internal: false };
  await expect(keepInput(failing(missing))).rejects.toBe(missing);
});
