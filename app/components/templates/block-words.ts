import type { Block } from "../../domain/templates/document.ts";

interface BlockWords {
  readonly name: string;
  /** what the merchant writes in it; null where there is nothing to write */
  readonly field: { readonly label: string; readonly lines: number } | null;
  readonly hint: string | null;
}

/** The parts of a mail in the merchant's words. */
export const BLOCK_WORDS = {
  logo: { name: "Logo", field: null, hint: "The picture comes from Settings. Without one, your shop’s name is shown." },
  heading: { name: "Heading", field: { label: "Heading", lines: 1 }, hint: null },
  text: { name: "Text", field: { label: "Text", lines: 4 }, hint: null },
  items: { name: "Cart items", field: null, hint: "Exactly what the customer left, with prices as they saw them." },
  offer: { name: "Offer", field: { label: "Words above the code", lines: 2 }, hint: "Shown only when the campaign’s step has an offer, with the real code and its real end." },
  button: { name: "Button", field: { label: "Button label", lines: 1 }, hint: "Leads back to the cart, with the discount applied." },
  divider: { name: "Line", field: null, hint: null },
} as const satisfies Record<Block["kind"], BlockWords>;

/** In the order in which they are offered. */
export const BLOCK_KINDS = ["heading", "text", "items", "offer", "button", "divider", "logo"] as const satisfies readonly Block["kind"][];
