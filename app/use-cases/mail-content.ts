import type { Checkout } from "../domain/carts/checkout.ts";
import { sellableLines } from "../domain/carts/sellable-lines.ts";
import type { VariantFacts } from "../domain/journeys/facts.ts";
import { sumMoney } from "../domain/kernel/money.ts";
import type { Order } from "../domain/orders/order.ts";
import { shownLines } from "../domain/orders/shown-order.ts";
import { mailWays } from "./mail-ways.ts";
import type { RenderInput } from "./ports/renderer.ts";

/** What a mail shows and where it leads, as far as that depends on what it is about. */
export type MailContent = Pick<RenderInput, "lines" | "variants" | "subtotal" | "order" | "ways">;

/** What a mail is about, with what the shop says of the variants in it. */
export type MailTopic = { readonly variants: ReadonlyMap<string, VariantFacts> } & (
  | { readonly about: "checkout"; readonly checkout: Checkout }
  | { readonly about: "order"; readonly order: Order }
  | { readonly about: "person" }
);

interface Around {
  readonly storefrontUrl: string;
  /** the code of the mail's offer */
  readonly code: string | null;
  /** the campaign's name in the shop's statistics */
  readonly campaign: string;
}

/** The content of a mail about a cart, an order or a person. Of a cart only what can still be bought; of an order all of it. */
export function mailContent(topic: MailTopic, around: Around): MailContent {
  const { variants } = topic;
  const lines = topic.about === "checkout" ? sellableLines(topic.checkout.lines, variants) : topic.about === "order" ? shownLines(topic.order) : [];
  return withLines(topic, lines, around);
}

/** The same with lines chosen by the caller: a preview shows those that are sold out too. */
export function withLines(topic: MailTopic, lines: RenderInput["lines"], around: Around): MailContent {
  const { about, variants } = topic;
  return {
    lines,
    variants,
    subtotal: topic.about === "checkout" ? sumMoney(lines.map((line) => line.linePrice), lines[0]?.linePrice.currency ?? topic.checkout.presentmentCurrency) : null,
    order: topic.about === "order" ? { name: topic.order.name, total: topic.order.presentmentTotal } : null,
    ways: mailWays({ ...around, about, lines, variants, recoveryUrl: topic.about === "checkout" ? topic.checkout.recoveryUrl : null, statusUrl: topic.about === "order" ? (topic.order.statusUrl ?? null) : null }),
  };
}
