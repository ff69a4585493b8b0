import type { CheckoutLine } from "../../domain/carts/checkout.ts";
import type { IssuedOffer } from "../../domain/incentives/offer.ts";
import type { VariantFacts } from "../../domain/journeys/facts.ts";
import type { Money } from "../../domain/kernel/money.ts";
import type { ShopSettings } from "../../domain/shops/settings.ts";
import type { ShopProfile } from "../../domain/shops/shop.ts";
import type { ButtonTarget, TemplateDocument } from "../../domain/templates/document.ts";

/** Everything one mail shows. The same input serves production, preview and test mails. */
export interface RenderInput {
  readonly document: TemplateDocument;
  /** the compiled form is kept under this key, e.g. shop/template/version; null: not kept (drafts) */
  readonly cacheKey: string | null;
  readonly shop: ShopProfile;
  readonly settings: ShopSettings;
  readonly customer: { readonly firstName: string | null; readonly email: string | null };
  /** BCP 47 of the shopper; decides copy, labels, dates and money */
  readonly locale: string | null;
  readonly timeZone: string;
  /** of the cart or the order; none in a mail about a person */
  readonly lines: readonly CheckoutLine[];
  readonly variants: ReadonlyMap<string, VariantFacts>;
  /** of the cart; null in a mail that is about none */
  readonly subtotal: Money | null;
  /** in a mail about an order */
  readonly order: { readonly name: string; readonly total: Money } | null;
  readonly offer: IssuedOffer | null;
  /** makes the tracked address of a destination; identity in previews */
  readonly link: (destination: string, kind: LinkKind) => string;
  readonly ways: Ways;
  readonly storefrontUrl: string;
  readonly unsubscribeUrl: string;
  /** null where no per-person open pixel is allowed */
  readonly pixelUrl: string | null;
}

/** Where a button leads. `appliesOffer`: whoever follows it has the mail's discount applied. */
export interface Way {
  readonly url: string;
  readonly appliesOffer: boolean;
}
/** Where buttons lead, by what the template says of them; "address" stands in the template itself. */
export type Ways = Readonly<Record<Exclude<ButtonTarget, "address">, Way>>;

export type LinkKind = "button" | "product" | "shop";

export interface RenderedMail {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
}

/** Makes a mail from a template. Throws TemplateError with the place for a template that cannot be rendered. */
export interface Renderer {
  render(input: RenderInput): Promise<RenderedMail>;
}
