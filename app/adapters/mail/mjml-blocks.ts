import { assertNever } from "../../domain/kernel/never.ts";
import type { Block } from "../../domain/templates/document.ts";
import type { Look } from "./look.ts";
import { FONT, itemsMjml } from "./mjml-items.ts";

/** A block's place in the mail and its copy, already escaped, with slots for what is filled in later. */
export interface PlacedBlock {
  readonly block: Block;
  readonly paragraphs: readonly string[];
  /** the first heading is the mail's title */
  readonly isTitle: boolean;
  readonly isFirst: boolean;
}

/** One block as MJML; empty where it has nothing to say. */
export function blockMjml({ block, paragraphs, isTitle, isFirst }: PlacedBlock, look: Look): string {
  const words = paragraphs.join("<br />");
  switch (block.kind) {
    case "logo":
      return logo(look, block.align, isFirst);
    case "heading":
      return words === "" ? "" : heading(look, words, isTitle);
    case "text":
      return paragraphs.length === 0 ? "" : text(look, paragraphs);
    case "items":
      return itemsMjml(look, block);
    case "offer":
      return offer(look, words);
    case "button":
      return button(look, block.id, words);
    case "divider":
      return `<mj-divider css-class="rule" border-color="${look.line}" border-width="1px" padding="10px 0 18px" />`;
    default:
      return assertNever(block, "mail block");
  }
}

/** The shop's logo, or its name set as a wordmark. */
function logo(look: Look, align: "left" | "center", isFirst: boolean): string {
  const padding = isFirst ? "0 0 26px" : "20px 0 26px";
  return `<mj-raw>{% if logo %}</mj-raw>
<mj-image css-class="logo-picture" src="{{ logo }}" alt="{{ shopName }}" href="{{ shopUrl }}" target="_blank" align="${align}" width="160px" padding="${padding}" />
<mj-raw>{% else %}</mj-raw>
<mj-text css-class="ink" align="${align}" padding="${padding}" font-size="18px" line-height="24px" font-weight="700" letter-spacing="-0.1px" color="${look.text}"><a href="{{ shopUrl }}" target="_blank" dir="auto" style="color:${look.text};text-decoration:none;">{{ shopName }}</a></mj-text>
<mj-raw>{% endif %}</mj-raw>`;
}

function heading(look: Look, words: string, isTitle: boolean): string {
  const style = "margin:0;font-size:inherit;line-height:inherit;font-weight:inherit;";
  return isTitle
    ? `<mj-text css-class="ink heading-1" padding="0 0 14px" font-size="30px" line-height="37px" font-weight="700" letter-spacing="-0.5px" color="${look.text}"><h1 style="${style}">${words}</h1></mj-text>`
    : `<mj-text css-class="ink" padding="10px 0 4px" font-size="17px" line-height="24px" font-weight="600" color="${look.text}"><h2 style="${style}">${words}</h2></mj-text>`;
}

function text(look: Look, paragraphs: readonly string[]): string {
  const body = paragraphs.map((words, at) => `<p style="margin:0 0 ${at === paragraphs.length - 1 ? 0 : 12}px;">${words}</p>`).join("");
  return `<mj-text css-class="ink" padding="0 0 18px" font-size="16px" line-height="25px" color="${look.text}">${body}</mj-text>`;
}

function button(look: Look, id: string, words: string): string {
  // An id has letters, digits and hyphens only, so that it can stand in the Liquid.
  return `<mj-button css-class="cta" href="{{ buttons['${id}'] }}" target="_blank" width="100%" padding="22px 0 24px" inner-padding="16px 24px" border-radius="10px" background-color="${look.accent}" color="${look.buttonText}" font-size="17px" line-height="22px" font-weight="600">${words}</mj-button>`;
}

/** The incentive on a tinted ground; left out of mails without one. */
function offer(look: Look, words: string): string {
  const font = (size: number, height: number, colour: string, weight: number) =>
    `font-family:${FONT};font-size:${size}px;line-height:${height}px;color:${colour};font-weight:${weight};`;
  const note = words === "" ? "" : `<div class="ink" style="${font(15, 22, look.text, 400)}padding-top:4px;">${words}</div>`;
  return `<mj-raw>{% if offer %}<tr><td style="padding:6px 0 22px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:separate;"><tr>
<td class="offer" align="center" style="background-color:${look.tint};border:2px dashed ${look.tintEdge};border-radius:14px;padding:26px 20px 24px;text-align:center;">
<div class="ink" style="${font(26, 32, look.text, 700)}letter-spacing:-0.3px;">{{ offer.value }}</div>${note}
<div class="soft" style="${font(12, 16, look.muted, 600)}padding-top:18px;">{{ labels.yourCode }}</div>
<div class="ink code" style="font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;font-size:24px;line-height:32px;font-weight:700;letter-spacing:3px;color:${look.text};padding-top:2px;">{{ offer.code }}</div>
<div class="ink" style="${font(14, 20, look.text, 600)}padding-top:14px;text-wrap:balance;">{{ offer.validUntil }}</div>
{% if offer.applied %}<div class="soft" style="${font(13, 19, look.muted, 400)}padding-top:2px;text-wrap:balance;">{{ offer.applied }}</div>{% endif %}
</td></tr></table></td></tr>{% endif %}</mj-raw>`;
}
