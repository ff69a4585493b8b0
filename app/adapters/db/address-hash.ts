import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { normaliseEmail } from "../../domain/customers/normalise-email.ts";

/** Made once of each key: to make it of the bytes each time costs more than the hash. */
const secrets = new WeakMap<Buffer, KeyObject>();

/** Keyed hash of an address of one shop, as hex: the suppression list outlives the person's data and must not give the address away. */
export function addressHash(key: Buffer, shop: string, address: string): string {
  const normal = normaliseEmail(address) ?? address.trim().toLowerCase();
  const secret = secrets.get(key) ?? createSecretKey(key);
  secrets.set(key, secret);
  return createHmac("sha256", secret).update(`${shop}\n${normal}`).digest("hex");
}
