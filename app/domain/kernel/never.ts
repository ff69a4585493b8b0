/** Closes an exhaustive switch: the compiler refuses a case that was forgotten. Throws if reached all the same. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what}: unexpected ${JSON.stringify(value)}`);
}
