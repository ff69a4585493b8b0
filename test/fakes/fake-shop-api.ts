import type { IssuedOffer } from "../../app/domain/incentives/offer.ts";
import type { ShopifyMail, VariantFacts } from "../../app/domain/journeys/facts.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import type { ShopProfile } from "../../app/domain/shops/shop.ts";
import type { Walk } from "../../app/domain/sync/comparison.ts";
import type { SyncResource } from "../../app/domain/sync/resource.ts";
import type { BulkStatus, Told, ToldBatch, ToldPage } from "../../app/use-cases/ports/told.ts";
import { ShopUnreachable } from "../../app/use-cases/ports/shop-api.ts";
import type { Answer, EffectAnswer, FlowStart, Question, SegmentPage, ShopApi, ShopApis, ShopSegment } from "../../app/use-cases/ports/shop-api.ts";

/** One shop as Shopify would answer for it: orders, stock, checkouts and failures as the test sets them. */
export class FakeShopApi implements ShopApi {
  profileAnswer: ShopProfile;
  readonly orders: Order[] = [];
  readonly stock = new Map<string, VariantFacts>();
  /** by checkout token; a checkout that is not here cannot be read */
  readonly checkouts = new Map<string, NonNullable<Answer["checkout"]>>();
  /** what Shopify's own automation did, by checkout token */
  readonly shopifyMails = new Map<string, ShopifyMail>();
  /** by id, with the Shopify ids of who is in it */
  readonly segmentsThere = new Map<string, ShopSegment & { readonly members: string[] }>();
  /** tags by Shopify id of the customer; a customer without an entry does not exist in Shopify */
  readonly tags = new Map<string, Set<string>>();
  readonly flowStarts: FlowStart[] = [];
  flowsRefused: string | null = null;
  readonly issued = new Map<string, IssuedOffer>();
  readonly unsubscribed: { readonly id: string; readonly at: Date }[] = [];
  readonly asked: (readonly Question[])[] = [];
  /** how many of the next calls fail */
  unreachableFor = 0;
  refuseCodesFor = 0;
  /** what the shop would tell of its customers, orders and abandoned checkouts, in the order of their changes */
  readonly told: Told[] = [];
  pageSize = 3;
  batchSize = 2;
  /** pages asked for, as "orders after 3" */
  readonly pages: string[] = [];
  /** what the next bulk operations come to; running, until they are put here */
  bulk: "running" | "done" | "failed" = "done";
  bulkRefused: string | null = null;
  /** runs while the shop is being asked: what happens in the world meanwhile */
  whileAsking: (() => Promise<void>) | null = null;

  constructor(profile: ShopProfile) {
    this.profileAnswer = profile;
  }
  async profile(): Promise<ShopProfile> {
    this.#reach();
    return this.profileAnswer;
  }
  async ask(questions: readonly Question[]): Promise<readonly Answer[]> {
    this.asked.push(questions);
    this.#reach();
    await this.whileAsking?.();
    return questions.map((question) => ({
      key: question.key,
      orders: this.orders.filter((order) => belongs(order, question)),
      variants: question.variantIds.flatMap((id) => this.stock.get(id) ?? []),
      checkout: (question.checkout && this.checkouts.get(question.checkout.token)) ?? null,
      shopifyMail: (question.checkout?.shopifyId && this.shopifyMails.get(question.checkout.token)) || null,
    }));
  }
  async variants(ids: readonly string[]): Promise<readonly VariantFacts[]> {
    this.#reach();
    return ids.flatMap((id) => this.stock.get(id) ?? []);
  }
  async issueCode(offer: IssuedOffer): Promise<{ shopifyId: string } | { refused: string }> {
    this.#reach();
    if (this.refuseCodesFor > 0) {
      this.refuseCodesFor -= 1;
      return { refused: "TAKEN" };
    }
    this.issued.set(offer.code, offer);
    return { shopifyId: `gid-${offer.code}` };
  }
  async unsubscribe(id: string, at: Date): Promise<void> {
    this.#reach();
    this.unsubscribed.push({ id, at });
  }
  async segments(): Promise<readonly ShopSegment[]> {
    this.#reach();
    return [...this.segmentsThere.values()].map(({ id, name, query }) => ({ id, name, query }));
  }
  async segmentMembers(segmentId: string, after: string | null): Promise<SegmentPage> {
    this.#reach();
    const [all, from] = [this.segmentsThere.get(segmentId)?.members ?? [], Number(after ?? 0)];
    return { customerShopifyIds: all.slice(from, from + this.pageSize), next: from + this.pageSize < all.length ? String(from + this.pageSize) : null };
  }
  async tagCustomer(customerShopifyId: string, { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] }): Promise<EffectAnswer> {
    this.#reach();
    const tags = this.tags.get(customerShopifyId);
    if (!tags) return { refused: "id" };
    for (const tag of add) tags.add(tag);
    for (const tag of remove) tags.delete(tag);
    return "done";
  }
  async startFlow(start: FlowStart): Promise<EffectAnswer> {
    this.#reach();
    if (this.flowsRefused !== null) return { refused: this.flowsRefused };
    this.flowStarts.push(start);
    return "done";
  }
  async changed(resource: SyncResource, walk: Walk): Promise<ToldPage> {
    this.#reach();
    this.pages.push(`${resource} after ${walk.cursor ?? "the beginning"}`);
    const all = this.#of(resource).filter((one) => changedAt(one) >= walk.since && changedAt(one) <= walk.until).sort((a, b) => changedAt(a).getTime() - changedAt(b).getTime());
    const from = Number(walk.cursor ?? 0);
    const told = all.slice(from, from + this.pageSize);
    const last = told.at(-1);
    return { told, rows: told.length, nextCursor: from + this.pageSize < all.length ? String(from + this.pageSize) : null, lastUpdatedAt: last ? changedAt(last) : null, pauseMs: 0 };
  }
  async startBulk(resource: SyncResource): Promise<{ operationId: string } | { refused: string }> {
    this.#reach();
    return this.bulkRefused === null ? { operationId: `gid://bulk/${resource}` } : { refused: this.bulkRefused };
  }
  async bulkStatus(operationId: string): Promise<BulkStatus> {
    this.#reach();
    if (this.bulk === "running") return { state: "running" };
    if (this.bulk === "failed") return { state: "failed", reason: "INTERNAL_SERVER_ERROR" };
    const rows = this.#of(operationId.split("/").at(-1) as SyncResource).length;
    return { state: "done", file: rows === 0 ? null : `https://files.example/${operationId}`, rows };
  }
  /** a "byte" is a row */
  async readBulk(resource: SyncResource, _file: string, fromByte: number): Promise<AsyncIterable<ToldBatch>> {
    this.#reach();
    const [all, size] = [this.#of(resource), this.batchSize];
    return (async function* () {
      for (let at = fromByte; at < all.length; at += size) yield { told: all.slice(at, at + size), refused: [], nextByte: Math.min(all.length, at + size) };
    })();
  }
  #of(resource: SyncResource): Told[] {
    return this.told.filter((one) => `${one.kind}s` === resource);
  }
  #reach(): void {
    if (this.unreachableFor === 0) return;
    this.unreachableFor -= 1;
    throw new ShopUnreachable("shop api: 503", 120_000);
  }
}

function belongs(order: Order, { checkout, email, typedEmail, phone, customerShopifyId }: Question): boolean {
  if (checkout && order.createdAt < checkout.createdAt) return false;
  return (
    (order.email !== null && (order.email === email || order.email === typedEmail)) ||
    (phone !== null && order.phone === phone) ||
    (customerShopifyId !== null && order.customerShopifyId === customerShopifyId) ||
    (checkout !== null && (order.checkoutToken === checkout.token || (order.cartToken !== null && order.cartToken === checkout.cartToken)))
  );
}

function changedAt(told: Told): Date {
  if (told.kind === "customer") return told.person.at;
  return told.kind === "order" ? told.order.updatedAt : told.checkout.updatedAt;
}

/** The shops there are; asking for another one is like asking without a token. */
export class FakeShopApis implements ShopApis {
  readonly #shops = new Map<string, FakeShopApi>();
  add(api: FakeShopApi): FakeShopApi {
    this.#shops.set(api.profileAnswer.shop, api);
    return api;
  }
  async for(shop: string): Promise<ShopApi> {
    const api = this.#shops.get(shop);
    if (!api) throw new ShopUnreachable("shop api: no session", 60_000);
    return api;
  }
}
