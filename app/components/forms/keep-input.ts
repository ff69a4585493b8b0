import { isRouteErrorResponse } from "@remix-run/react";
import type { FieldErrors } from "./field-errors.ts";

const NO_ANSWER: { readonly ok: false; readonly errors: FieldErrors } = {
  ok: false,
  errors: { form: "Your change did not get through. Everything you entered is still here; try again in a moment." },
};

/**
 * Runs a form's action so that a lost connection or a failing server is an answer in the form, not an error page that takes
 * the merchant's input with it. What the server meant to say (not found, sign in again, go elsewhere) passes through.
 */
export async function keepInput<T>(serverAction: () => Promise<T>): Promise<T | typeof NO_ANSWER> {
  try {
    return await serverAction();
  } catch (error) {
    const meant = error instanceof Response || (isRouteErrorResponse(error) && error.status < 500);
    if (meant) throw error;
    return NO_ANSWER;
  }
}
