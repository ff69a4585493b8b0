import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/**
 * Shopify's authentication: token bounce page, exit from the frame, OAuth. There is no default export on purpose: as a
 * resource route it lets the library's thrown Response reach the browser as it is.
 * The library's "login" would ask for a shop domain, which Shopify's App Store forbids; the front page explains instead.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (new URL(request.url).pathname === "/auth/login") return redirect("/");
  await context.app.shopify.authenticate.admin(request);
  return redirect("/app");
}
