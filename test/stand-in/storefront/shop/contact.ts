import type { Address, Checkout } from "../../world/types.ts";
import { REGIONS } from "../../world/regions.ts";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s()./-]{7,20}$/;

/** Which fields were wrong, and the theme's text for it. */
export type FieldErrors = Record<string, string>;

/** Takes over what the shopper typed, as typed. A contact that is neither an e-mail nor a phone is left alone and reported; with `whole`, what is missing for an order is reported too. */
export function fillIn(checkout: Checkout, fields: Readonly<Record<string, unknown>>, { whole = false } = {}): FieldErrors {
  const text = (name: string): string => (typeof fields[name] === "string" ? fields[name].trim().slice(0, 255) : "");
  const errors: FieldErrors = {};
  if ("contact" in fields) {
    const problem = fillContact(checkout, text("contact"));
    if (problem && (whole || text("contact") !== "")) errors.contact = problem;
  }
  if ("marketing" in fields || whole) checkout.acceptsMarketing = fields.marketing === true || fields.marketing === "1" || fields.marketing === "on";
  const address = readAddress(text);
  if (address) checkout.address = address;
  if (text("shipping_code") && checkout.address) checkout.shipping = { code: text("shipping_code"), title: "", price: 0, shopPrice: 0 };
  if (whole) for (const name of ["last_name", "address1", "city", "zip"]) if (!text(name)) errors[name] = "required";
  return errors;
}

function fillContact(checkout: Checkout, contact: string): string | null {
  if (EMAIL.test(contact)) {
    checkout.email = contact;
    checkout.phone = null;
    return null;
  }
  if (PHONE.test(contact)) {
    checkout.phone = contact.replace(/[^\d+]/g, "");
    checkout.email = null;
    return null;
  }
  return "contact";
}

/** An address from the first typed part on, as Shopify keeps it; null while nothing but the country is there. */
function readAddress(text: (name: string) => string): Address | null {
  const typed = ["first_name", "last_name", "address1", "city", "zip"].some((name) => text(name) !== "");
  const countryCode = text("country");
  if (!typed || !(countryCode in REGIONS)) return null;
  return {
    firstName: text("first_name"),
    lastName: text("last_name"),
    company: null,
    address1: text("address1"),
    address2: text("address2") || null,
    city: text("city"),
    province: text("province") || null,
    provinceCode: /^[A-Z]{2,3}$/.test(text("province")) ? text("province") : null,
    zip: text("zip"),
    countryCode,
    phone: null,
  };
}
