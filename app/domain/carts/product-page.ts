/** A product's page in the shop, at one variant; null without a handle or a shop's address. */
export function productPage(storefrontUrl: string, handle: string | null, variantId: string | null): string | null {
  if (handle === null || handle === "" || !URL.canParse(storefrontUrl)) return null;
  const url = new URL(storefrontUrl);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  url.pathname = `${url.pathname.replace(/\/$/, "")}/products/${encodeURIComponent(handle)}`;
  if (variantId !== null) url.searchParams.set("variant", variantId);
  return url.href;
}
