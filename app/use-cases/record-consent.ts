import type { ConsentRecord } from "../domain/consent/marketing-consent.ts";
import type { Customer, PersonFacts } from "../domain/customers/customer.ts";
import { identityOf } from "../domain/customers/identity.ts";
import { placesOf } from "../domain/journeys/places.ts";
import { normaliseEmail } from "../domain/customers/normalise-email.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { runningCampaigns } from "./running-campaigns.ts";
import { decision, idOf } from "./write-decision.ts";

/**
 * Keeps what a person said about marketing, and lets it take effect: an unsubscribe closes the address, a later consent
 * opens it again. The outcome does not depend on the order in which news arrive, and a repeat changes nothing: the record
 * is written last, so one that is there has had its effect. `person`: under which names it was said, where a payload told it;
 * only an address that it names is closed or opened then, because which other addresses are theirs depends on what else is known by now.
 */
export async function recordConsent(deps: Pick<Deps, "clock">, store: ShopStore, customer: Customer, record: ConsentRecord, person: PersonFacts | null = null): Promise<void> {
  const known = await store.customers.consents(customer.id, record.channel);
  const isKnown = known.some((one) => one.at.getTime() === record.at.getTime() && one.source === record.source && one.state === record.state);
  if (!isKnown) await takeEffect(store, customer, record, known, person);
  // Whatever is said for the first time may change what was decided a moment ago, or end a wait.
  if (!isKnown || record.state === "unsubscribed" || (record.state === "subscribed" && (await isAwaited(store)))) await store.enrollments.hasten(customer.id, deps.clock.now());
}

/** Whether a journey of a campaign that is on waits for people to agree. */
async function isAwaited(store: ShopStore): Promise<boolean> {
  return (await runningCampaigns(store)).some(({ definition }) => placesOf(definition).some(({ step }) => step.kind === "wait-for" && step.event.kind === "subscribed"));
}

async function takeEffect(store: ShopStore, customer: Customer, record: ConsentRecord, known: readonly ConsentRecord[], person: PersonFacts | null): Promise<void> {
  const said = person ?? customer;
  const address = record.channel === "email" ? normaliseEmail(said.email) : said.phone;
  if (address !== null) await applyToAddress(store, known, address, record);
  await store.decisions.append([
    decision(idOf("consent", store.shop, customer.id, record.channel, record.source, record.state, record.at.toISOString()), "consent", {
      customerId: customer.id,
      checkoutToken: record.evidence["checkoutToken"] ?? null,
      at: record.at,
      detail: { channel: record.channel, state: record.state, source: record.source },
    }),
  ]);
  await store.customers.recordConsent(customer.id, record, person && identityOf(person));
}

async function applyToAddress(store: ShopStore, known: readonly ConsentRecord[], address: string, record: ConsentRecord): Promise<void> {
  if (record.state === "subscribed") await store.customers.lift(record.channel, address, record.at);
  const takenBack = known.some((one) => one.state === "subscribed" && one.at > record.at);
  if (record.state === "unsubscribed" && !takenBack) await store.customers.suppress(record.channel, address, "unsubscribed", record.at);
}
