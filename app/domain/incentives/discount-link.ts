/**
 * A page of the shop with a discount applied to the visit: Shopify's own address for it, which sets the code and goes on to
 * the page. The page comes as it is where it is no address.
 */
export function discountLink(page: string, code: string): string {
  if (!URL.canParse(page)) return page;
  const { origin, pathname, search } = new URL(page);
  const link = new URL(`/discount/${encodeURIComponent(code)}`, origin);
  link.searchParams.set("redirect", `${pathname}${search}`);
  return link.toString();
}
