import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../../app/adapters/mail/retry-after.ts";

const NOW = Date.parse("2026-11-22T15:00:00Z");

describe("retryAfterMs", () => {
  it.each([
    [{ "retry-after": "30" }, 30_000],
    [{ "retry-after": "Sun, 22 Nov 2026 15:00:45 GMT" }, 45_000],
    [{ "retry-after": "Sun, 22 Nov 2026 14:00:00 GMT" }, 1000],
    [{ "x-ratelimit-reset": String(NOW / 1000 + 20) }, 20_000],
    [{ "retry-after": "soon", "x-ratelimit-reset": "never" }, 60_000],
    [{ "retry-after": "-5" }, 60_000],
    [{ "retry-after": "999999999" }, 3_600_000],
    [{ "retry-after": ["1", "2"] }, 60_000],
    [{}, 60_000],
  ])("%j", (headers, ms) => {
    expect(retryAfterMs(headers, NOW)).toBe(ms);
  });
});
