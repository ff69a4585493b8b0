import { ownMailOf } from "../world/automation/own-mail.ts";
import type { Checkout, Customer, DiscountCode, Order, Product, Segment, Variant } from "../world/types.ts";
import { connection, type ConnectionArguments } from "./connection.ts";
import { findDiscount } from "./mutations/discounts.ts";
import { abandonedCheckoutObject, abandonmentObject, isAbandoned } from "./objects/abandoned-checkout.ts";
import { discountNode } from "./objects/discount.ts";
import { customerObject, orderObject } from "./objects/order-and-customer.ts";
import { productObject, variantObject } from "./objects/product.ts";
import { segmentMembers, segmentObject } from "./objects/segment.ts";
import { shopLocales, shopObject } from "./objects/shop.ts";
import type { FieldReader } from "./search.ts";
import { filter, type SearchWarning } from "./search.ts";
import { readGid, type AdminWorld } from "./world-admin.ts";

type ListArguments = ConnectionArguments & { readonly query?: string | null; readonly sortKey?: string | null };

/** How the resolvers learn which search fields Shopify knows, and report those that it does not. */
export interface SearchContext {
  readonly known: (queryField: string) => ReadonlySet<string>;
  readonly warn: (queryField: string, query: string, warnings: readonly SearchWarning[]) => void;
}

const SIXTY_DAYS_MS = 60 * 24 * 3600_000;
const date = (text: string | null): Date | null => (text === null ? null : new Date(text));
const phoneText = (phone: string | null): string | null => phone?.replace(/[^\d+]/g, "") ?? null;

const ORDER_FIELDS: Readonly<Record<string, FieldReader<Order>>> = {
  id: (order) => order.id,
  name: (order) => [order.name, order.name.slice(1)],
  email: (order) => order.email,
  customer_id: (order) => order.customerId,
  checkout_token: (order) => order.checkoutToken,
  cart_token: (order) => order.cartToken,
  discount_code: (order) => order.discount?.code ?? null,
  financial_status: (order) => order.financialStatus,
  created_at: (order) => date(order.createdAt),
  processed_at: (order) => date(order.createdAt),
  updated_at: (order) => date(order.updatedAt),
  status: (order) => ["any", order.cancelledAt ? "cancelled" : "open"],
  test: (order) => String(order.test),
  source_name: () => "web",
};
const CUSTOMER_FIELDS: Readonly<Record<string, FieldReader<Customer>>> = {
  id: (customer) => customer.id,
  email: (customer) => customer.email,
  phone: (customer) => phoneText(customer.phone),
  first_name: (customer) => customer.firstName,
  last_name: (customer) => customer.lastName,
  orders_count: (customer) => customer.numberOfOrders,
  tag: (customer) => customer.tags,
  updated_at: (customer) => date(customer.updatedAt),
  customer_date: (customer) => date(customer.createdAt),
  accepts_marketing: (customer) => String(customer.emailMarketingConsent.state === "SUBSCRIBED"),
};
const CHECKOUT_FIELDS: Readonly<Record<string, FieldReader<Checkout>>> = {
  id: (checkout) => checkout.id,
  created_at: (checkout) => date(checkout.createdAt),
  updated_at: (checkout) => date(checkout.updatedAt),
  status: (checkout) => (checkout.completedAt ? "closed" : "open"),
  recovery_state: (checkout) => (checkout.completedAt ? "recovered" : "not_recovered"),
};
const SEGMENT_FIELDS: Readonly<Record<string, FieldReader<Segment>>> = { id: (segment) => segment.id, name: (segment) => segment.name };
const PRODUCT_FIELDS: Readonly<Record<string, FieldReader<Product>>> = {
  id: (product) => product.id,
  title: (product) => product.title.en,
  handle: (product) => product.handle,
  vendor: (product) => product.vendor,
  product_type: (product) => product.productType,
  tag: (product) => product.tags,
  status: (product) => product.status,
  created_at: (product) => date(product.createdAt),
  updated_at: (product) => date(product.updatedAt),
};
const VARIANT_FIELDS: Readonly<Record<string, FieldReader<Variant>>> = {
  id: (variant) => variant.id,
  sku: (variant) => variant.sku,
  title: (variant) => variant.title,
  product_id: (variant) => variant.productId,
  inventory_quantity: (variant) => variant.inventoryQuantity,
  updated_at: (variant) => date(variant.updatedAt),
};

/** The fields of QueryRoot that the stand-in answers; any other is null. */
export function queryRoot(world: AdminWorld, search: SearchContext): object {
  const { documents } = world;
  const found = <T>(field: string, all: readonly T[], readers: Readonly<Record<string, FieldReader<T>>>, query: string | null | undefined): T[] => {
    const { matches, warnings } = filter(all, query, readers, search.known(field), world.clock.now());
    if (warnings.length > 0) search.warn(field, query ?? "", warnings);
    return matches;
  };
  const list = <T extends { id: string; createdAt: string; updatedAt: string }>(field: string, all: () => readonly T[], readers: Readonly<Record<string, FieldReader<T>>>, to: (item: T) => object) => (args: ListArguments): object =>
    connection(sorted(found(field, all(), readers, args.query), args.sortKey), (item) => item.id, to, args);
  const checkoutFields = { ...CHECKOUT_FIELDS, email_state: (checkout: Checkout) => ownMailOf(world, checkout.token)?.state.toLowerCase() ?? "not_sent" };
  const checkouts = (): Checkout[] => documents.list<Checkout>("checkout").filter((checkout) => isAbandoned(checkout, world.clock.now()));
  const checkoutById = (id: string): Checkout | null => checkouts().find((checkout) => checkout.id === id) ?? null;
  const visibleOrders = (): Order[] => documents.list<Order>("order").filter((order) => world.clock.now().getTime() - Date.parse(order.createdAt) < SIXTY_DAYS_MS);
  const one = <T>(kind: string, type: string, to: (item: T) => object) => ({ id }: { id: string }): object | null => {
    const ref = readGid(id);
    const item = ref?.type === type ? documents.get<T>(kind, ref.id) : null;
    return item ? to(item) : null;
  };
  const order = one<Order>("order", "Order", (item) => orderObject(world, item));
  const customer = one<Customer>("customer", "Customer", (item) => customerObject(world, item));
  const product = one<Product>("product", "Product", (item) => productObject(world, item));
  const productVariant = one<Variant>("variant", "ProductVariant", (item) => variantObject(world, item));
  const discount = one<DiscountCode>("discount", "DiscountCodeNode", (item) => discountNode(world, item));
  const abandonedCheckout = ({ id }: { id: string }): object | null => {
    const ref = readGid(id);
    const item = ref?.type === "AbandonedCheckout" ? checkoutById(ref.id) : null;
    return item ? abandonedCheckoutObject(world, item) : null;
  };
  const node = (args: { id: string }): object | null => order(args) ?? customer(args) ?? product(args) ?? productVariant(args) ?? discount(args) ?? abandonedCheckout(args);
  return {
    shop: () => shopObject(world),
    shopLocales: () => shopLocales(world),
    node,
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => node({ id })),
    order,
    customer,
    product,
    productVariant,
    codeDiscountNode: discount,
    orders: list("orders", visibleOrders, ORDER_FIELDS, (item) => orderObject(world, item)),
    ordersCount: (args: ListArguments) => count(found("orders", visibleOrders(), ORDER_FIELDS, args.query).length),
    customers: list("customers", () => documents.list<Customer>("customer"), CUSTOMER_FIELDS, (item) => customerObject(world, item)),
    customersCount: (args: ListArguments) => count(found("customers", documents.list<Customer>("customer"), CUSTOMER_FIELDS, args.query).length),
    products: list("products", () => documents.list<Product>("product"), PRODUCT_FIELDS, (item) => productObject(world, item)),
    productVariants: list("productVariants", () => documents.list<Variant>("variant"), VARIANT_FIELDS, (item) => variantObject(world, item)),
    abandonedCheckouts: list("abandonedCheckouts", checkouts, checkoutFields, (item) => abandonedCheckoutObject(world, item)),
    abandonedCheckoutsCount: (args: ListArguments) => count(found("abandonedCheckouts", checkouts(), checkoutFields, args.query).length),
    segments: list("segments", () => documents.list<Segment>("segment"), SEGMENT_FIELDS, segmentObject),
    segment: one<Segment>("segment", "Segment", segmentObject),
    segmentsCount: (args: ListArguments) => count(found("segments", documents.list<Segment>("segment"), SEGMENT_FIELDS, args.query).length),
    customerSegmentMembers: (args: ListArguments & { readonly segmentId?: string | null }) => segmentMembers(world, args),
    abandonmentByAbandonedCheckoutId: ({ abandonedCheckoutId }: { abandonedCheckoutId: string }) => {
      const ref = readGid(abandonedCheckoutId);
      const checkout = ref ? checkoutById(ref.id) : null;
      return checkout ? abandonmentObject(world, checkout) : null;
    },
    codeDiscountNodeByCode: ({ code }: { code: string }) => {
      const item = findDiscount(world, code);
      return item ? discountNode(world, item) : null;
    },
    codeDiscountNodes: (args: ListArguments) => connection(documents.list<DiscountCode>("discount"), (item) => item.id, (item) => discountNode(world, item), args),
  };
}

const count = (number: number): object => ({ __typename: "Count", count: number, precision: "EXACT" });

/** Ascending, as Shopify sorts unless `reverse` is asked for. */
function sorted<T extends { id: string; createdAt: string; updatedAt: string }>(list: readonly T[], sortKey: string | null | undefined): T[] {
  const key = (item: T): string => (sortKey === "UPDATED_AT" ? item.updatedAt : sortKey === "ID" || !sortKey ? item.id.padStart(24, "0") : item.createdAt);
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
