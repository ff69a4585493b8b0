import { assertNever } from "../kernel/never.ts";
import type { Block } from "./document.ts";
import type { Labels } from "./labels.ts";
import type { LineWords, MailWords, OfferWords } from "./mail-words.ts";

/** The mail for readers without HTML: the same blocks in the same order. `copy` maps block id to its filled-in text. */
export function textPart(blocks: readonly Block[], copy: Readonly<Record<string, string>>, words: MailWords, labels: Labels): string {
  const parts = blocks.map((block) => blockText(block, (copy[block.id] ?? "").trim(), words, labels));
  return [...parts, footer(words, labels)].filter((part) => part !== "").join("\n\n") + "\n";
}

function blockText(block: Block, text: string, words: MailWords, labels: Labels): string {
  switch (block.kind) {
    case "logo":
      return words.shopName;
    case "heading":
      return text === "" ? "" : `${text}\n${"-".repeat(Math.min([...text].length, 60))}`;
    case "text":
      return text;
    case "items":
      return words.lines.length === 0 ? "" : itemsText(words, block.showSubtotal && words.total !== null ? `${words.total.label}${labels.colon}${words.total.amount}` : null);
    case "offer":
      return words.offer === null ? "" : offerText(words.offer, text, labels);
    case "button":
      return `${text}${labels.colon.trimEnd()}\n${words.buttons[block.id] ?? words.shopUrl}`;
    case "divider":
      return "* * *";
    default:
      return assertNever(block, "text part");
  }
}

function itemsText(words: MailWords, total: string | null): string {
  return [...words.lines.map(lineText), words.more, total].filter((part) => part !== null).join("\n\n");
}

function lineText(line: LineWords): string {
  const rows: (string | null)[] = [
    line.variant === null ? line.title : `${line.title} (${line.variant})`,
    ...line.properties.map(({ name, value }) => `  ${name}: ${value}`),
    `  ${line.quantity}`,
    line.price === null ? null : `  ${line.price}`,
    line.href === null ? null : `  ${line.href}`,
  ];
  return rows.filter((row) => row !== null).join("\n");
}

function offerText(offer: OfferWords, text: string, labels: Labels): string {
  return [offer.value, text, `${labels.yourCode}${labels.colon}${offer.code}`, offer.validUntil, offer.applied].filter((row) => row !== null && row !== "").join("\n");
}

function footer(words: MailWords, labels: Labels): string {
  const shop = words.address === "" ? words.shopName : `${words.shopName}\n${words.address}`;
  return ["--", words.why, shop, `${labels.visitShop}${labels.colon}${words.shopUrl}`, `${labels.unsubscribe}${labels.colon}${words.unsubscribeUrl}`].join("\n");
}
