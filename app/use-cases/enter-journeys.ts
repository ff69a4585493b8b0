import type { Customer } from "../domain/customers/customer.ts";
import { startOfDate, startOfOrder } from "../domain/journeys/start.ts";
import type { TriggerKind } from "../domain/journeys/triggers.ts";
import { localDate } from "../domain/kernel/time-zone.ts";
import type { Order } from "../domain/orders/order.ts";
import { shopZone } from "../domain/shops/shop-zone.ts";
import { enterJourney } from "./enter-journey.ts";
import { inParallel } from "./in-parallel.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { runningBy } from "./running-campaigns.ts";
import type { Running } from "./running-campaigns.ts";

type Needs = Pick<Deps, "clock" | "ids">;

const BY_ORDER: readonly TriggerKind[] = ["order-placed", "order-fulfilled", "order-delivered", "order-late", "date"];
/** people of one fact who are let in side by side */
const WIDTH = 50;

/** An order was placed or changed: its person enters what that starts. An order without any person starts nothing. */
export async function enterByOrder(deps: Needs, store: ShopStore, order: Order & { readonly customerId: string | null }): Promise<void> {
  const { customerId } = order;
  if (customerId === null) return;
  for (const running of await runningBy(store, BY_ORDER)) {
    const { trigger } = running.definition;
    if (trigger.kind === "date") {
      if (trigger.after !== "customer-created") await enterByDate(deps, store, running, customerId);
      continue;
    }
    const start = startOfOrder(trigger, order);
    if (start) await enterJourney(deps, { ...running, store, customerId, start, order });
  }
}

/** Shopify said of a customer when it made them. */
export async function enterByCustomer(deps: Needs, store: ShopStore, { id: customerId, since }: Customer): Promise<void> {
  if (since === undefined) return;
  for (const running of await runningBy(store, ["customer-created", "date"])) {
    const { trigger } = running.definition;
    if (trigger.kind === "customer-created") await enterJourney(deps, { ...running, store, customerId, order: null, start: { occasion: "once", orderId: null, startsAt: since } });
    else if (trigger.kind === "date" && trigger.after === "customer-created") await enterByDate(deps, store, running, customerId);
  }
}

interface CameIn {
  readonly segmentId: string;
  readonly customerIds: readonly string[];
  readonly at: Date;
  /** when it was known before who is in the segment: who came in between then and `at` may have done so before a later campaign */
  readonly knownSince?: Date;
}

/** People came into one of Shopify's segments. */
export async function enterBySegment(deps: Needs, store: ShopStore, { segmentId, customerIds, at, knownSince = at }: CameIn): Promise<void> {
  const running = (await runningBy(store, ["segment-entered"])).filter(({ campaign: { switchedOnAt }, definition: { trigger } }) =>
    trigger.kind === "segment-entered" && trigger.segmentId === segmentId && (switchedOnAt === null || switchedOnAt <= knownSince));
  if (running.length === 0 || customerIds.length === 0) return;
  const [settings, profile] = await Promise.all([store.settings.get(), store.settings.profile()]);
  const start = { occasion: localDate(at, shopZone(settings, profile ?? { timeZone: "UTC" })), orderId: null, startsAt: at };
  for (const one of running) await inParallel(customerIds, WIDTH, async (customerId) => void (await enterJourney(deps, { ...one, store, customerId, start, order: null })));
}

/** The date follows from what is known of the person now, whichever fact brought us here. */
async function enterByDate(deps: Needs, store: ShopStore, running: Running, customerId: string): Promise<void> {
  const { trigger } = running.definition;
  const moments = await store.walks.momentsOf(customerId);
  const start = moments && trigger.kind === "date" ? startOfDate(trigger, moments) : null;
  if (start) await enterJourney(deps, { ...running, store, customerId, start, order: null });
}
