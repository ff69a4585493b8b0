import { OFFER_COPY } from "./default-copy/offer.ts";
import { REASSURE_COPY } from "./default-copy/reassure.ts";
import { REMIND_COPY } from "./default-copy/remind.ts";
import type { TemplateDocument } from "./document.ts";
import { ITEMS, readyMail, worded } from "./ready-mail.ts";

/** The mails that a new shop starts with, ready to send in four languages: remind, reassure, offer. */
export const DEFAULT_TEMPLATES: {
  readonly remind: TemplateDocument;
  readonly reassure: TemplateDocument;
  readonly offer: TemplateDocument;
} = {
  remind: readyMail("checkout", [worded("heading", "headline"), worded("text", "intro"), ITEMS, worded("button", "button"), worded("text", "closing")], REMIND_COPY),
  reassure: readyMail(
    "checkout",
    [
      worded("heading", "headline"), worded("text", "intro"), ITEMS, worded("button", "button"), { id: "line", kind: "divider" },
      worded("heading", "delivery-title"), worded("text", "delivery"), worded("heading", "returns-title"), worded("text", "returns"), worded("heading", "help-title"), worded("text", "help"),
    ],
    REASSURE_COPY,
  ),
  offer: readyMail("checkout", [worded("heading", "headline"), worded("text", "intro"), { id: "offer", kind: "offer" }, ITEMS, worded("button", "button"), worded("text", "closing")], OFFER_COPY),
};
