/** Shopify's global id of a resource. */
export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** The last part of a global id, without its query: numeric text for most resources. */
export function idOf(globalId: string): string {
  return globalId.replace(/\?.*$/, "").split("/").at(-1) ?? globalId;
}
