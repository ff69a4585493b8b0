import { readFileSync } from "node:fs";
import { ApiVersion } from "@shopify/shopify-api";
import { parse } from "smol-toml";
import { z } from "zod";

const ManifestSchema = z.object({
  access_scopes: z.object({ scopes: z.string().min(1) }),
  webhooks: z.object({ api_version: z.enum(ApiVersion) }),
});

/** What the app and Shopify must agree on. */
export interface Manifest {
  readonly apiVersion: ApiVersion;
  readonly scopes: readonly string[];
}

/**
 * Reads scopes and API version from shopify.app.toml, the one place where they are written.
 * Throws an Error that names the file and what is wrong in it.
 */
export function readManifest(file: URL = new URL("../../../shopify.app.toml", import.meta.url)): Manifest {
  const parsed = ManifestSchema.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file.pathname}: ${z.prettifyError(parsed.error)}`);
  const { access_scopes, webhooks } = parsed.data;
  return { apiVersion: webhooks.api_version, scopes: access_scopes.scopes.split(",").map((scope) => scope.trim()) };
}
