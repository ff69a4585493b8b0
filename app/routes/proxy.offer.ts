import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOffer } from "../use-cases/read-offer.ts";

const headers = { "Cache-Control": "no-store" };

/**
 * The storefront's countdown asks for the real end of the shopper's own offer. Shopify's signature proves the shop, not
 * the visitor; the token in `lm` proves which mail they came from. 400 for a forged, unsigned or old request.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const [shop, ...more] = searchParams.getAll("shop");
  // A visitor can add parameters of their own, which Shopify signs along: two shops are one too many.
  if (!shop || more.length > 0) return new Response(null, { status: 400 });
  try {
    await context.app.shopify.authenticate.public.appProxy(request);
  } catch (refusal) {
    if (refusal instanceof Response) throw refusal;
    // The signature was good, but the library could not renew the shop's token, which we do not need here: no claim then.
    context.app.log.warn({ shop, error: refusal }, "an offer could not be read");
    return Response.json({ endsAt: null }, { status: 503, headers });
  }
  const offer = await readOffer(context.app, shop, searchParams.get("lm") ?? "");
  if (offer.endsAt === null) return Response.json(offer, { headers });
  // The device's clock may be wrong: the countdown runs by ours.
  return Response.json({ ...offer, now: context.app.clock.now().toISOString() }, { headers });
}
