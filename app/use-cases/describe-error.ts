/** What a log line tells of an error: its name and message. Our own messages carry no personal data; a database's are cut to the first line. */
export function describeError(error: unknown): { readonly error: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const message = error.message.trim().split("\n").at(-1) ?? "";
  return { error: `${error.name}: ${message.slice(0, 300)}` };
}
