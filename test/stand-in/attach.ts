// Loaded before the app (`node --import`): what the app sends to https://SHOP.myshopify.com goes to the stand-in instead.
// The library's parts set a fetch of their own when they are first imported, so they are imported here before ours takes its place.
import "@shopify/shopify-app-remix/adapters/node";
import "@shopify/shopify-app-remix/server";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";

const control = process.env.STAND_IN_CONTROL_URL;
if (!control) throw new Error("STAND_IN_CONTROL_URL is not set: attach.ts is loaded by the stand-in's supervisor only");

const toStandIn: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (!url.hostname.endsWith(".myshopify.com")) return fetch(input, init);
  return fetch(`${control}/shops/${url.hostname}${url.pathname}${url.search}`, input instanceof Request ? input : init);
};
setAbstractFetchFunc(toStandIn);
