import type { MailSubject } from "../../domain/templates/document.ts";

/** What a mail is about, as merchants choose it. */
export const ABOUT = { checkout: "About a cart", order: "About an order", person: "About a customer" } as const satisfies Record<MailSubject, string>;
