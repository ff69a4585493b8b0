import { TemplateError } from "../../domain/templates/template-error.ts";

/** Pictures are fetched at twice their size on screen, for sharp displays. */
const SHOPIFY_CDN = "cdn.shopify.com";

/** The address in normal form if it is http or https, else null: no javascript:, data: or relative address gets into a mail. */
export function webUrl(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return (url.protocol === "https:" || url.protocol === "http:") && url.hostname !== "" ? url.href : null;
}

/** The same for an address that the mail cannot do without; throws TemplateError. "#" stands for nowhere, in previews. */
export function requiredWebUrl(address: string, place: string): string {
  if (address === "#") return address;
  const url = webUrl(address);
  if (url === null) throw new TemplateError(place, "must be an http or https address");
  return url;
}

/** A product picture's address; Shopify's own are asked for as squares of `pixels` (at double density), others are taken as they are. */
export function pictureUrl(address: string | null, pixels: number): string | null {
  const safe = webUrl(address);
  if (safe === null) return null;
  const url = new URL(safe);
  if (url.hostname !== SHOPIFY_CDN) return safe;
  url.searchParams.set("width", String(pixels * 2));
  url.searchParams.set("height", String(pixels * 2));
  url.searchParams.set("crop", "center");
  return url.href;
}
