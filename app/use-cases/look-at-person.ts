import { foreseeJourneys, journeysOf } from "./foresee-journeys.ts";
import type { PersonDossier } from "./ports/person-dossier.ts";
import { openDesk, type DeskDeps } from "./shop-desk.ts";

/** Rows of each kind that one page shows. */
const MOST = 200;
const AHEAD_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** Null when this shop has nobody of that id. */
export async function lookAtPerson(deps: DeskDeps, shop: string, customerId: string): Promise<PersonDossier | null> {
  const desk = await openDesk(deps, deps.system.together(), shop);
  const { store } = desk;
  const customer = await store.customers.get(customerId);
  if (!customer) return null;
  const [consents, decisions, belongings, open, campaigns] = await Promise.all([
    store.customers.consents(customerId, "email"), store.decisions.ofCustomer(customerId, MOST), store.seeing.belongingsOf(customerId, MOST), store.seeing.openOf([customerId]), store.campaigns.list(),
  ]);
  const horizon = new Date(deps.clock.now().getTime() + AHEAD_DAYS * DAY_MS);
  const [events, ahead] = await Promise.all([
    store.messages.events(belongings.messages.map(({ id }) => id)),
    foreseeJourneys(desk, (await journeysOf(desk, open)).filter(({ campaign }) => campaign.status === "on"), horizon),
  ]);
  return { customer, consents, decisions, ...belongings, events, campaigns, ahead };
}
