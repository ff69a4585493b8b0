import type { Database } from "./database.ts";

/** Keys whose use outlives a change of the master key: links in mails that were sent long ago, hashes of addresses that nobody knows any more, secrets that merchants have copied. */
export interface DataKeys {
  readonly links: Buffer;
  readonly addresses: Buffer;
  readonly webhooks: Buffer;
}

/** Seals and opens with the master key; the token cipher fits. */
interface Seal {
  seal(plain: string, context: string): string;
  open(sealed: string, context: string): string | null;
  isCurrent(sealed: string): boolean;
}

/**
 * The stored data keys, made from `first` where there are none yet, and sealed with the current master key from now on.
 * Throws where none of the given keys opens them: with other ones, links would break and closed addresses would be open.
 */
export async function loadDataKeys(database: Database, seal: Seal, first: DataKeys): Promise<DataKeys> {
  try {
    return {
      links: await load(database, seal, "links", first.links),
      addresses: await load(database, seal, "addresses", first.addresses),
      webhooks: await load(database, seal, "webhooks", first.webhooks),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function load({ pool }: Database, seal: Seal, name: keyof DataKeys, first: Buffer): Promise<Buffer> {
  const context = `data-key/${name}`;
  await pool.query("INSERT INTO data_keys (name, sealed) VALUES ($1, $2) ON CONFLICT DO NOTHING", [name, seal.seal(first.toString("base64"), context)]);
  const { rows } = await pool.query<{ sealed: string }>("SELECT sealed FROM data_keys WHERE name = $1", [name]);
  const sealed = rows[0]?.sealed ?? "";
  const plain = seal.open(sealed, context);
  if (plain === null) throw new Error(`data key "${name}": ENCRYPTION_KEY does not open it; give the key it was sealed with as ENCRYPTION_KEY_PREVIOUS`);
  if (!seal.isCurrent(sealed)) await pool.query("UPDATE data_keys SET sealed = $3 WHERE name = $1 AND sealed = $2", [name, sealed, seal.seal(plain, context)]);
  return Buffer.from(plain, "base64");
}
