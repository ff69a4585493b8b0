/** Ends a loader or action whose id this shop does not have: 404, shown as a page that says so. */
export function notFound(): never {
  throw new Response(null, { status: 404, statusText: "Not Found" });
}
