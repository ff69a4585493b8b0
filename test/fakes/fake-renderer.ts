import type { RenderedMail, Renderer, RenderInput } from "../../app/use-cases/ports/renderer.ts";

/** Renders the facts themselves: the HTML part lists links and lines, so that a test can look at them. Keeps every input. */
export class FakeRenderer implements Renderer {
  readonly inputs: RenderInput[] = [];
  async render(input: RenderInput): Promise<RenderedMail> {
    this.inputs.push(input);
    const recovery = input.link(input.ways.subject.url, "button");
    const products = input.lines.map((line) => input.link(`${input.storefrontUrl}/products/p-${line.productId}?variant=${line.variantId}`, "product"));
    const titles = input.lines.map((line) => line.title).join(", ");
    return { subject: `Your cart: ${titles}`, preheader: "", html: [recovery, ...products, input.unsubscribeUrl, input.pixelUrl ?? ""].join("\n"), text: titles };
  }
}
