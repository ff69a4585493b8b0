import { z } from "zod";
import { UPDATE_EMAIL_CONSENT } from "../documents/consent.ts";
import type { AdminClient } from "./admin-client.ts";
import { errorText, userErrors } from "./answers.ts";
import { gid } from "./gid.ts";

const answer = z.object({ result: z.object({ userErrors }) });

/** The shop understood and said no; asking again will not help. */
class ShopRefused extends Error {
  override readonly name = "ShopRefused";
}

/** Tells the shop that a customer wants no more marketing mail. Throws ShopRefused with the field and code, for instance for a customer without an address. */
export async function unsubscribe(client: AdminClient, customerShopifyId: string, at: Date): Promise<void> {
  const emailMarketingConsent = { marketingState: "UNSUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN", consentUpdatedAt: at.toISOString() };
  const { result } = await client.query(UPDATE_EMAIL_CONSENT, { input: { customerId: gid("Customer", customerShopifyId), emailMarketingConsent } }, answer);
  if (result.userErrors.length > 0) throw new ShopRefused(`customerEmailMarketingConsentUpdate: ${errorText(result.userErrors)}`);
}
