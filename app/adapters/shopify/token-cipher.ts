import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Encrypts short secrets for the database with AES-256-GCM. */
export interface TokenCipher {
  /** `context` (row and field) is authenticated, so that a sealed value is worthless in another place */
  seal(plain: string, context: string): string;
  /** null for what was not sealed here: another key, another place, altered, or never sealed */
  open(sealed: string, context: string): string | null;
  /** whether the current key sealed it; what an older one did is to be sealed anew */
  isCurrent(sealed: string): boolean;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A sealed value is "v1.KEYID.BASE64URL(iv, tag, ciphertext)". The first key seals; all of them open, so that keys can be
 * changed without losing what is stored. Keys are 32 bytes each; throws RangeError otherwise.
 */
export function createTokenCipher(keys: readonly Buffer[]): TokenCipher {
  const byId = new Map(keys.map((key) => [keyId(key), key]));
  const [currentId, current] = [...byId][0] ?? [];
  if (!currentId || !current) throw new RangeError("token cipher: at least one key is needed");
  return {
    seal(plain, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current, iv).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `v1.${currentId}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url")}`;
    },
    open(sealed, context) {
      const [version, id = "", body = "", ...rest] = sealed.split(".");
      const key = byId.get(id);
      if (version !== "v1" || !key || rest.length > 0) return null;
      return decrypt(key, Buffer.from(body, "base64url"), context);
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${currentId}.`),
  };
}

function decrypt(key: Buffer, body: Buffer, context: string): string | null {
  if (body.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, IV_BYTES)).setAAD(Buffer.from(context));
    decipher.setAuthTag(body.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** Names a key without telling anything of it. */
function keyId(key: Buffer): string {
  if (key.length !== 32) throw new RangeError(`token cipher: a key is 32 bytes, got ${key.length}`);
  return createHash("sha256").update("lastmile/token-key-id/").update(key).digest("hex").slice(0, 8);
}
