import { fileURLToPath } from "node:url";
import { readAppManifest } from "./app-manifest.ts";
import { SHOP_DOMAIN } from "./settings.ts";

/** The app's page in the demo shop's admin. */
export function appInAdminPath(): string {
  const manifest = readAppManifest(fileURLToPath(new URL("../../shopify.app.toml", import.meta.url)));
  return `/admin/store/${SHOP_DOMAIN.split(".")[0]}/apps/${manifest.handle}`;
}
