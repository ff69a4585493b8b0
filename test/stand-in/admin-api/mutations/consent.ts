import { consentPayload } from "../../world/payloads/people.ts";
import { laterThan } from "../../world/shop-time.ts";
import type { Customer, MarketingState, OptInLevel } from "../../world/types.ts";
import { customerObject } from "../objects/order-and-customer.ts";
import { readGid, type AdminWorld } from "../world-admin.ts";

interface ConsentInput {
  readonly customerId: string;
  readonly emailMarketingConsent: { readonly marketingState: MarketingState; readonly marketingOptInLevel?: OptInLevel | null; readonly consentUpdatedAt?: string | null };
}

/** customerEmailMarketingConsentUpdate, with Shopify's rules; a change is announced by customers_email_marketing_consent/update. */
export function updateEmailConsent(world: AdminWorld, input: ConsentInput): object {
  const id = readGid(input.customerId)?.id;
  const customer = id ? world.documents.get<Customer>("customer", id) : null;
  const { marketingState, marketingOptInLevel, consentUpdatedAt } = input.emailMarketingConsent;
  const refuse = (field: readonly string[], message: string, code: string): object => ({ customer: null, userErrors: [{ field, message, code }] });
  const now = world.clock.now();
  if (!customer) return refuse(["input", "customerId"], "Customer not found", "INVALID");
  if (!customer.email) return refuse(["input", "emailMarketingConsent"], "The customer must have an email address.", "INVALID");
  if (marketingState === "PENDING" && marketingOptInLevel !== "CONFIRMED_OPT_IN") return refuse(["input", "emailMarketingConsent", "marketingOptInLevel"], "PENDING needs CONFIRMED_OPT_IN", "INVALID");
  if (consentUpdatedAt && new Date(consentUpdatedAt) > now) return refuse(["input", "emailMarketingConsent", "consentUpdatedAt"], "Consent updated at must not be in the future", "INVALID");
  customer.emailMarketingConsent = { state: marketingState, optInLevel: marketingOptInLevel ?? null, consentUpdatedAt: (consentUpdatedAt ? new Date(consentUpdatedAt) : now).toISOString() };
  customer.updatedAt = laterThan(world, customer.updatedAt);
  world.documents.put("customer", customer.id, customer);
  world.emit("customers_email_marketing_consent/update", consentPayload(customer));
  return { customer: customerObject(world, customer), userErrors: [] };
}
