/** The stand-in's documents. Ids are Shopify-like numbers as text; money is in minor units (cents; whole yen); times are ISO texts in business time. */

export type CurrencyCode = "USD" | "EUR" | "JPY";
export type Language = "en" | "de" | "fr";
export type Translated = Readonly<Record<Language, string>>;
/** One price list entry for each currency, in minor units. */
export type Prices = Readonly<Record<CurrencyCode, number>>;

/** kind "shop", id = the myshopify.com domain. */
export interface Shop {
  id: string;
  domain: string;
  name: string;
  email: string;
  currency: CurrencyCode;
  currencies: CurrencyCode[];
  languages: Language[];
  timeZone: string;
  country: string;
  address: { address1: string; city: string; province: string; provinceCode: string; zip: string; country: string; phone: string };
}

/** kind "collection", id = handle. */
export interface Collection {
  handle: string;
  title: Translated;
  description: Translated;
  productIds: string[];
}

export interface ProductImage {
  id: string;
  /** path on the storefront, "/files/trail-pack-moss.png"; absolute = storefront URL + path */
  path: string;
  alt: string;
  width: number;
  height: number;
  variantIds: string[];
}

export interface ProductOption {
  id: string;
  name: Translated;
  values: Translated[];
}

/** A text the shopper may put on the line ("Engraving"). */
export interface PropertyField {
  name: string;
  label: Translated;
  maxLength: number;
}

/** kind "product", id = numeric text. The English texts are the shop's own; the others are translations. */
export interface Product {
  id: string;
  handle: string;
  title: Translated;
  /** HTML */
  description: Translated;
  vendor: string;
  productType: string;
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  options: ProductOption[];
  variantIds: string[];
  images: ProductImage[];
  propertyFields: PropertyField[];
  createdAt: string;
  updatedAt: string;
}

/** kind "variant", id = numeric text. */
export interface Variant {
  id: string;
  productId: string;
  inventoryItemId: string;
  /** English, "Moss / 30 L"; "Default Title" where the product has no options */
  title: string;
  /** one text for each option of the product, English */
  optionValues: string[];
  sku: string;
  position: number;
  prices: Prices;
  compareAtPrices: Prices | null;
  /** false: Shopify does not count it (inventory_management is null) */
  tracked: boolean;
  inventoryPolicy: "DENY" | "CONTINUE";
  inventoryQuantity: number;
  grams: number;
  imageId: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface Address {
  firstName: string;
  lastName: string;
  company: string | null;
  address1: string;
  address2: string | null;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string;
  /** ISO 3166-1 alpha-2 */
  countryCode: string;
  phone: string | null;
}

export type MarketingState = "NOT_SUBSCRIBED" | "PENDING" | "SUBSCRIBED" | "UNSUBSCRIBED";
export type OptInLevel = "SINGLE_OPT_IN" | "CONFIRMED_OPT_IN" | "UNKNOWN";

/** kind "customer", id = numeric text. */
export interface Customer {
  id: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  tags: string[];
  addresses: Address[];
  emailMarketingConsent: { state: MarketingState; optInLevel: OptInLevel | null; consentUpdatedAt: string | null };
  numberOfOrders: number;
  /** in the shop's currency */
  amountSpent: number;
  lastOrderId: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface LineProperty {
  name: string;
  value: string;
}

export interface CartLine {
  /** "VARIANT:hash of the properties" */
  key: string;
  variantId: string;
  quantity: number;
  properties: LineProperty[];
}

/** kind "cart", id = token. */
export interface Cart {
  token: string;
  currency: CurrencyCode;
  locale: Language;
  lines: CartLine[];
  note: string | null;
  /** from /discount/CODE, applied when the checkout begins */
  discountCode: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A line as it was when the checkout last changed; prices in the presentment currency. */
export interface CheckoutLine extends CartLine {
  productId: string;
  title: string;
  /** in the shopper's language */
  presentmentTitle: string;
  variantTitle: string | null;
  presentmentVariantTitle: string | null;
  sku: string;
  vendor: string;
  grams: number;
  unitPrice: number;
  compareAtPrice: number | null;
  /** one unit in the shop's currency */
  shopUnitPrice: number;
  imagePath: string | null;
}

export interface ShippingMethod {
  code: string;
  title: string;
  /** presentment currency */
  price: number;
  shopPrice: number;
}

/** A code applied to a checkout and what it takes off, presentment and shop currency. */
export interface AppliedDiscount {
  code: string;
  discountId: string;
  type: "percentage" | "fixed_amount" | "shipping";
  /** "10.0" percent, or the amount as decimal text */
  value: string;
  amount: number;
  shopAmount: number;
}

/** kind "checkout", id = token. It is an abandoned checkout (Admin API) once it has an e-mail or phone and is not completed for 10 minutes. */
export interface Checkout {
  token: string;
  /** AbandonedCheckout's numeric id; name is "#" + id */
  id: string;
  cartToken: string;
  /** the secret of the recovery link */
  recoveryKey: string;
  email: string | null;
  phone: string | null;
  acceptsMarketing: boolean;
  address: Address | null;
  lines: CheckoutLine[];
  currency: CurrencyCode;
  presentmentCurrency: CurrencyCode;
  locale: Language;
  discount: AppliedDiscount | null;
  shipping: ShippingMethod | null;
  /** presentment currency */
  totals: Totals;
  /** shop currency */
  shopTotals: Totals;
  customerId: string | null;
  note: string | null;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  orderId: string | null;
  /** the last payload that was emitted, so that nothing is emitted twice for no change */
  announced: string | null;
}

export interface Totals {
  /** lines before discounts */
  lineItems: number;
  discounts: number;
  /** lines less discounts */
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
}

/** A parcel of an order ("fulfillment"). The stand-in's merchant sends all of an order in one. */
export interface Parcel {
  id: string;
  createdAt: string;
  updatedAt: string;
  /** what the carrier said last */
  carrier: "in_transit" | "delivered";
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
}

/** kind "order", id = numeric text. */
export interface Order {
  id: string;
  number: number;
  /** "#1001" */
  name: string;
  /** the secret of the order status page */
  token: string;
  checkoutToken: string;
  cartToken: string;
  checkoutId: string;
  customerId: string;
  email: string | null;
  phone: string | null;
  acceptsMarketing: boolean;
  address: Address;
  lines: (CheckoutLine & { id: string })[];
  currency: CurrencyCode;
  presentmentCurrency: CurrencyCode;
  locale: Language;
  discount: AppliedDiscount | null;
  shipping: ShippingMethod;
  totals: Totals;
  shopTotals: Totals;
  financialStatus: "PAID" | "REFUNDED" | "VOIDED";
  test: boolean;
  landingSite: string | null;
  referringSite: string | null;
  /** absent: nothing was sent */
  parcels?: Parcel[];
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
}

export type DiscountValue =
  /** 0.1 is ten percent */
  | { kind: "percentage"; percentage: number }
  /** shop currency, minor units */
  | { kind: "amount"; amount: number }
  | { kind: "free-shipping" };

export interface Redemption {
  orderId: string;
  customerId: string | null;
  email: string | null;
  at: string;
}

/** kind "discount", id = the DiscountCodeNode's numeric id. Codes compare without regard to case. */
export interface DiscountCode {
  id: string;
  code: string;
  title: string;
  value: DiscountValue;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  /** shop currency, minor units */
  minimumSubtotal: number | null;
  /** switched off by the merchant or the API */
  deactivated: boolean;
  redemptions: Redemption[];
  createdAt: string;
  updatedAt: string;
}

export interface MailEvent {
  event: "processed" | "delivered" | "deferred" | "bounce" | "dropped" | "spamreport" | "unsubscribe" | "open" | "click";
  id: string;
  at: string;
  /** what the app answered; null while not delivered yet */
  answered: number | null;
}

/** kind "mail", id = the provider's message id. */
export interface Mail {
  id: string;
  via: "sendgrid" | "smtp";
  receivedAt: string;
  from: { email: string; name: string | null };
  to: { email: string; name: string | null };
  replyTo: string | null;
  subject: string;
  html: string | null;
  text: string | null;
  headers: [name: string, value: string][];
  /** the message as it would travel, or the request body for SendGrid's HTTP shape */
  raw: string;
  customArgs: Record<string, string>;
  categories: string[];
  events: MailEvent[];
  read: boolean;
  /** the outcome of the one-click unsubscribe, if it was pressed */
  oneClick: { at: string; status: number | null } | null;
}

/** kind "theme", id "main": which parts of the app's theme extension the merchant has put into the theme. */
export interface Theme {
  /** by block handle (file name without .liquid); `settings` override the schema's defaults */
  blocks: Record<string, { on: boolean; settings: Record<string, unknown> }>;
}

/** kind "segment", id = numeric text. */
export interface Segment {
  id: string;
  name: string;
  /** in Shopify's segment language, see segments/query.ts */
  query: string;
  /** ids of the customers who were in it when it was last looked at */
  members: string[];
  createdAt: string;
  updatedAt: string;
}

/** kind "automation", id "abandoned-checkout": Shopify's own mail to who left a checkout. */
export interface Automation {
  on: boolean;
}

/** kind "automation-mail", id = token of the checkout: what that automation did about it. */
export interface AutomationMail {
  state: "SCHEDULED" | "SENT";
  /** when it will go, or went */
  at: string;
}

/** kind "flow-run": a workflow in Shopify Flow that an app started. */
export interface FlowRun {
  id: string;
  handle: string;
  payload: Record<string, unknown>;
  at: string;
}
