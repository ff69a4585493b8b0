import { describe, expect, it } from "vitest";
import { createRenderer } from "../../../app/adapters/mail/renderer.ts";
import { LIBRARY } from "../../../app/domain/journeys/library.ts";
import { money } from "../../../app/domain/kernel/money.ts";
import type { TemplateDocument } from "../../../app/domain/templates/document.ts";
import { subjectOfMail } from "../../../app/domain/templates/document.ts";
import type { RenderInput } from "../../../app/use-cases/ports/renderer.ts";
import { readHtml } from "./read-html.ts";
import { sampleInput, SAMPLE_OFFER } from "./sample.ts";

const renderer = createRenderer();
const mails = LIBRARY.flatMap((campaign) => campaign.mails.map(({ name, document }) => [`${campaign.name}: ${name}`, document] as const));
const mailOf = (campaign: string, key: string): TemplateDocument => LIBRARY.find(({ id }) => id === campaign)!.mails.find((mail) => mail.key === key)!.document;

/** As production would have it for what the template is about. */
function input(document: TemplateDocument, over: Partial<RenderInput> = {}): RenderInput {
  const about = subjectOfMail(document);
  const order = about === "order" ? { name: "#1001", total: money(21_500, "USD") } : null;
  return sampleInput({ document, order, ...(about === "checkout" ? {} : { subtotal: null }), ...(about === "person" ? { lines: [] } : {}), ...over });
}

async function read(document: TemplateDocument, over: Partial<RenderInput> = {}) {
  const mail = await renderer.render(input(document, over));
  return { ...mail, page: readHtml(mail.html) };
}

describe("a mail of the library", () => {
  it.each(mails)("%s reads well in four languages, with and without a name", async (_name, document) => {
    for (const locale of ["en", "de", "fr", "es"]) for (const firstName of ["Ada", null]) {
      const { subject, preheader, page, text } = await read(document, { locale, customer: { firstName, email: null }, offer: document.blocks.some(({ kind }) => kind === "offer") ? SAMPLE_OFFER : null });
      for (const words of [subject, preheader, page.text, text]) expect(words, locale).not.toMatch(/undefined|null|NaN|\{\{|\{%| ,|^,|\[object| {2}\S.* \?\?/);
      expect(text).toContain("https://app.example/u/TOKEN");
      expect(page.text).toContain("48 Canal Street");
    }
  });

  it("about an order shows its number and lines with pictures, and no cart", async () => {
    const { subject, page, text } = await read(mailOf("post-purchase", "thanks"));
    expect(subject).toBe("Thank you for your order #1001");
    expect(text).toContain("Merino Hiking Socks");
    expect(page.elements.some(({ tag, attributes }) => tag === "img" && attributes["src"]?.includes("jacket.png"))).toBe(true);
    expect(text).toContain("because you placed an order at Fernweh Outfitters");
    expect(page.text).not.toMatch(/cart|subtotal/i);
    // what a line cost before a discount is not what was paid for it
    expect(page.text + text).not.toMatch(/\$/);
  });

  it("about an order says what the order came to where the merchant asks for it", async () => {
    const document = mailOf("post-purchase", "thanks");
    const withTotal = { ...document, blocks: document.blocks.map((block) => (block.kind === "items" ? { ...block, showSubtotal: true } : block)) };
    const { page, text } = await read(withTotal);
    expect(page.text).toContain("Order total $215.00");
    expect(text).toContain("Order total: $215.00");
    expect(text).not.toContain("Subtotal");
  });

  it("about a person has no items, leads to the shop, and says why it comes", async () => {
    const { page, text } = await read(mailOf("win-back", "missed"));
    expect(text).not.toMatch(/Quantity|Subtotal|total/i);
    expect(text).toContain("because you have ordered from Fernweh Outfitters or signed up for its emails");
    expect(page.elements.some(({ tag, attributes }) => tag === "img" && attributes["width"] !== "1")).toBe(false);
  });
});

describe("a button", () => {
  const way = (url: string, appliesOffer = true) => ({ url, appliesOffer });
  const ways: RenderInput["ways"] = { subject: way("https://x.example/subject", false), "order-again": way("https://x.example/again"), product: way("https://x.example/product"), shop: way("https://x.example/shop") };
  const withButton = (leadsTo: "subject" | "order-again" | "product" | "shop" | "address" | undefined): TemplateDocument => {
    const document = mailOf("post-purchase", "thanks");
    return { ...document, blocks: [...document.blocks.filter(({ kind }) => kind !== "button"), { id: "offer", kind: "offer" }, { id: "button", kind: "button", leadsTo, address: "https://reviews.example/me" }] };
  };

  it.each([[undefined, "subject"], ["subject", "subject"], ["order-again", "again"], ["product", "product"], ["shop", "shop"]] as const)("that says %s leads there, in both parts of the mail", async (leadsTo, path) => {
    const { page, text } = await read(withButton(leadsTo), { ways });
    expect(page.elements.some(({ tag, attributes }) => tag === "a" && attributes["href"] === `https://x.example/${path}`)).toBe(true);
    expect(text).toContain(`See my order:\nhttps://x.example/${path}`);
  });

  it("can lead to the merchant's own address", async () => {
    expect((await read(withButton("address"), { ways })).text).toContain("https://reviews.example/me");
  });

  it("says that the code is applied only where following it does that", async () => {
    expect((await read(withButton("shop"), { ways, offer: SAMPLE_OFFER })).text).toContain("Already applied");
    for (const leadsTo of ["subject", "address"] as const) {
      const { text, page } = await read(withButton(leadsTo), { ways, offer: SAMPLE_OFFER });
      expect(text).toContain(SAMPLE_OFFER.code);
      for (const words of [text, page.text]) expect(words).not.toContain("Already applied");
    }
  });
});
