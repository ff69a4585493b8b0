import { embeddedParameters, type StandIn } from "./stand-in.ts";
import { issueSessionToken } from "./oauth/session-token.ts";
import { MERCHANT_ID } from "./oauth/routes.ts";
import type { Documents } from "./world/documents.ts";
import type { Shop } from "./world/types.ts";

/** An app is installed from its first token exchange until the merchant removes it; only then does it get webhooks. */
export const isInstalled = (documents: Documents, shopDomain: string): boolean => documents.get("installation", shopDomain) !== null;

export function markInstalled(documents: Documents, shopDomain: string, at: Date): void {
  if (!isInstalled(documents, shopDomain)) documents.put("installation", shopDomain, { at: at.toISOString() });
}

/** The merchant removes the app: it is told, its tokens are void, and it hears nothing more. */
export function uninstall({ world, tokens, shopDomain }: StandIn): void {
  const shop = world.documents.get<Shop>("shop", shopDomain);
  world.emit("app/uninstalled", { id: Number(shop?.id), name: shop?.name, email: shop?.email, domain: null, myshopify_domain: shopDomain, currency: shop?.currency, iana_timezone: shop?.timeZone, country_code: shop?.country, plan_name: "partner_test" });
  tokens.revokeAll(shopDomain);
  world.documents.delete("installation", shopDomain);
}

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Opens the app as the merchant's browser does on the first visit, which installs it. Answers the status; throws where the app cannot be reached. */
export async function openAsMerchant({ app, appUrl, shopDomain }: StandIn): Promise<number> {
  const url = new URL("/app", appUrl);
  const token = issueSessionToken(app, shopDomain, MERCHANT_ID, Date.now());
  for (const [name, value] of Object.entries(embeddedParameters(shopDomain, token))) url.searchParams.set(name, value);
  const response = await fetch(url, { headers: { "user-agent": BROWSER, accept: "text/html" }, signal: AbortSignal.timeout(30_000) });
  await response.arrayBuffer();
  return response.status;
}
