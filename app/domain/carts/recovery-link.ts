/**
 * The way back to exactly this cart. Shopify's link is opaque: its path and query stay as they are, and
 * the discount code and the campaign's UTM values are set beside them (`discount` as in Shopify's partner snippet of 2021).
 * Null for anything but an http or https address.
 */
export function recoveryLink(url: string | null, extra: { readonly code: string | null; readonly campaign: string }): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const link = new URL(url);
  if (link.protocol !== "https:" && link.protocol !== "http:") return null;
  if (extra.code) link.searchParams.set("discount", extra.code);
  link.searchParams.set("utm_source", "lastmile");
  link.searchParams.set("utm_medium", "email");
  link.searchParams.set("utm_campaign", extra.campaign);
  return link.toString();
}
