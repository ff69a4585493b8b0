import { hkdfSync } from "node:crypto";

/** One key per use, so that a leak or a weakness of one says nothing of the others. */
export interface Keys {
  /** encrypts access tokens at rest */
  readonly tokens: Buffer;
  /** signs the links in mails */
  readonly links: Buffer;
  /** hashes suppressed addresses, so that they outlive redaction without being readable */
  readonly addresses: Buffer;
  /** makes the secrets by which merchants check what journeys tell other systems */
  readonly webhooks: Buffer;
}

/** Derives 32 bytes for each use from the master key by HKDF-SHA-256 (RFC 5869). The labels are part of the data at rest: never change one. */
export function deriveKeys(master: Buffer): Keys {
  const derive = (label: string): Buffer => Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `lastmile/${label}/1`, 32));
  return { tokens: derive("tokens"), links: derive("links"), addresses: derive("addresses"), webhooks: derive("webhooks") };
}
