const SECOND_MS = 1000;
const DEFAULT_MS = 60 * SECOND_MS;
const LONGEST_MS = 60 * 60 * SECOND_MS;

/** How long to wait where the provider does not accept us: a person has to mend it first. */
export const RETRY_DENIED_MS = LONGEST_MS;

/**
 * How long a provider wants to be left alone, from Retry-After (seconds or an HTTP date) or X-RateLimit-Reset (epoch
 * seconds); one second to one hour, a minute where it does not say. `realNow` in epoch milliseconds.
 */
export function retryAfterMs(headers: Readonly<Record<string, unknown>>, realNow: number): number {
  const wait = fromRetryAfter(headers["retry-after"], realNow) ?? fromReset(headers["x-ratelimit-reset"], realNow) ?? DEFAULT_MS;
  return Math.min(Math.max(wait, SECOND_MS), LONGEST_MS);
}

function fromRetryAfter(value: unknown, realNow: number): number | null {
  if (typeof value !== "string") return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * SECOND_MS;
  // An HTTP date names its day and month; Date.parse alone would read "-5" as a date too.
  const at = /[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at - realNow;
}

function fromReset(value: unknown, realNow: number): number | null {
  return typeof value === "string" && /^\d{9,11}$/.test(value.trim()) ? Number(value) * SECOND_MS - realNow : null;
}
