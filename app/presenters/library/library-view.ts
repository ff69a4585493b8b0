import { LATER_CAMPAIGNS, LIBRARY } from "../../domain/journeys/library.ts";
import type { MailSubject } from "../../domain/templates/document.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { READY_LANGUAGES } from "../words/languages.ts";
import { ABOUT } from "../words/mail-subjects.ts";

export interface LibraryCard {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly purpose: string;
  readonly when: string;
  readonly who: string;
  /** "3 mails: Reminder, Reassurance, Offer" */
  readonly mails: string;
  /** whether the shop has one of these */
  readonly added: boolean;
}

export interface LibraryView {
  readonly cards: readonly LibraryCard[];
  readonly later: readonly { readonly name: string; readonly purpose: string }[];
  readonly blanks: readonly { readonly subject: MailSubject; readonly label: string; readonly text: string }[];
  /** that the mails come in, as words */
  readonly languages: string;
}

const BLANKS: LibraryView["blanks"] = [
  { subject: "checkout", label: ABOUT.checkout, text: "Begins when a shopper leaves the checkout." },
  { subject: "order", label: ABOUT.order, text: "Begins with an order, its sending or its delivery." },
  { subject: "person", label: ABOUT.person, text: "Begins with a new customer, a date or a segment, or goes out once." },
];

/** The campaigns that can be added to a shop. */
export async function libraryView(campaigns: Pick<ShopStore["campaigns"], "list">): Promise<LibraryView> {
  const there = (await campaigns.list()).map(({ id }) => id.replace(/-\d+$/, ""));
  return {
    cards: LIBRARY.map(({ id, name, stage, purpose, when, who, mails }) => ({ id, name, stage, purpose, when, who, mails: mailWords(mails.map((mail) => mail.name)), added: there.includes(id) })),
    later: LATER_CAMPAIGNS,
    blanks: BLANKS,
    languages: READY_LANGUAGES,
  };
}

function mailWords(names: readonly string[]): string {
  return `${names.length === 1 ? "1 mail" : `${names.length} mails`}: ${names.join(", ")}`;
}
