import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 in hex of a list of texts. Lengths are part of what is hashed, so ["ab","c"] and ["a","bc"] differ. */
export function stableHash(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.map((part) => `${part.length}:${part}`).join(""))));
}

/** A number in [0, 1), the same for the same texts: the random of splits and holdouts. 48 bits of the hash. */
export function unitInterval(parts: readonly string[]): number {
  return Number.parseInt(stableHash(parts).slice(0, 12), 16) / 2 ** 48;
}
