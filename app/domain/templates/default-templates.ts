import { OFFER_COPY } from "./default-copy/offer.ts";
import { REASSURE_COPY } from "./default-copy/reassure.ts";
import { REMIND_COPY } from "./default-copy/remind.ts";
import type { TemplateDocument } from "./document.ts";

/** The shop's brand colour and background, white words on the button. */
const STYLE: TemplateDocument["style"] = { accent: null, background: null, buttonText: "#FFFFFF", textColour: "#1F2124" };

/** The mails that a new shop starts with, ready to send in four languages: remind, reassure, offer. */
export const DEFAULT_TEMPLATES: {
  readonly remind: TemplateDocument;
  readonly reassure: TemplateDocument;
  readonly offer: TemplateDocument;
} = {
  remind: {
    defaultLocale: "en",
    style: STYLE,
    blocks: [
      { id: "logo", kind: "logo", align: "left" },
      { id: "headline", kind: "heading" },
      { id: "intro", kind: "text" },
      { id: "items", kind: "items", showPictures: true, showSubtotal: true },
      { id: "button", kind: "button" },
      { id: "closing", kind: "text" },
    ],
    copy: REMIND_COPY,
  },
  reassure: {
    defaultLocale: "en",
    style: STYLE,
    blocks: [
      { id: "logo", kind: "logo", align: "left" },
      { id: "headline", kind: "heading" },
      { id: "intro", kind: "text" },
      { id: "items", kind: "items", showPictures: true, showSubtotal: true },
      { id: "button", kind: "button" },
      { id: "line", kind: "divider" },
      { id: "delivery-title", kind: "heading" },
      { id: "delivery", kind: "text" },
      { id: "returns-title", kind: "heading" },
      { id: "returns", kind: "text" },
      { id: "help-title", kind: "heading" },
      { id: "help", kind: "text" },
    ],
    copy: REASSURE_COPY,
  },
  offer: {
    defaultLocale: "en",
    style: STYLE,
    blocks: [
      { id: "logo", kind: "logo", align: "left" },
      { id: "headline", kind: "heading" },
      { id: "intro", kind: "text" },
      { id: "offer", kind: "offer" },
      { id: "items", kind: "items", showPictures: true, showSubtotal: true },
      { id: "button", kind: "button" },
      { id: "closing", kind: "text" },
    ],
    copy: OFFER_COPY,
  },
};
