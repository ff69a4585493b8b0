import { createHmac } from "node:crypto";
import { normaliseEmail } from "../../domain/customers/normalise-email.ts";

/** Keyed hash of an address of one shop, as hex: the suppression list outlives the person's data and must not give the address away. */
export function addressHash(key: Buffer, shop: string, address: string): string {
  const normal = normaliseEmail(address) ?? address.trim().toLowerCase();
  return createHmac("sha256", key).update(`${shop}\n${normal}`).digest("hex");
}
