import type { Block, ButtonTarget, MailSubject } from "../../domain/templates/document.ts";

interface BlockWords {
  readonly name: string;
  /** what the merchant writes in it; null where there is nothing to write */
  readonly field: { readonly label: string; readonly lines: number } | null;
  readonly hint: string | null;
}

const PARTS = {
  logo: { name: "Logo", field: null, hint: "The picture comes from Settings. Without one, your shop’s name is shown." },
  heading: { name: "Heading", field: { label: "Heading", lines: 1 }, hint: null },
  text: { name: "Text", field: { label: "Text", lines: 4 }, hint: null },
  items: { name: "Items", field: null, hint: null },
  offer: { name: "Offer", field: { label: "Words above the code", lines: 2 }, hint: "Shown only when the campaign’s step has an offer, with the real code and its real end." },
  button: { name: "Button", field: { label: "Button label", lines: 1 }, hint: null },
  divider: { name: "Line", field: null, hint: null },
} as const satisfies Record<Block["kind"], BlockWords>;

const ITEMS: Readonly<Record<MailSubject, BlockWords>> = {
  checkout: { ...PARTS.items, name: "Cart items", hint: "Exactly what the customer left, with prices as they saw them." },
  order: { ...PARTS.items, name: "Ordered items", hint: "What the customer ordered and kept." },
  person: PARTS.items,
};

/** A part of a mail about `subject` in the merchant's words. */
export function blockWords(kind: Block["kind"], subject: MailSubject): BlockWords {
  return kind === "items" ? ITEMS[subject] : PARTS[kind];
}

const SUBJECT_PLACES: Readonly<Record<MailSubject, string>> = { checkout: "The customer’s cart, with the discount applied", order: "The customer’s orders", person: "Your shop, with the discount applied" };

/** Where a button can lead, in the merchant's words. */
export function targetWords(target: ButtonTarget, subject: MailSubject): string {
  switch (target) {
    case "subject":
      return SUBJECT_PLACES[subject];
    case "order-again":
      return "A cart with the same items";
    case "product":
      return "The page of the first product";
    case "shop":
      return "Your shop";
    case "address":
      return "An address of your own";
  }
}

const KINDS = ["heading", "text", "items", "offer", "button", "divider", "logo"] as const satisfies readonly Block["kind"][];

/** What a mail about `subject` can have, in the order in which it is offered. */
export function blockKinds(subject: MailSubject): readonly Block["kind"][] {
  return KINDS.filter((kind) => kind !== "items" || subject !== "person");
}
