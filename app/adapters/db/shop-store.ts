import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import type { Database } from "./database.ts";
import { createAttributions } from "./repositories/attributions.ts";
import { createCampaigns } from "./repositories/campaigns.ts";
import { createCheckouts } from "./repositories/checkouts.ts";
import { createCustomers } from "./repositories/customers.ts";
import { createDecisions } from "./repositories/decisions.ts";
import { createEffects } from "./repositories/effects.ts";
import { createEnrollments } from "./repositories/enrollments.ts";
import { createEntryWalks } from "./repositories/entry-walks.ts";
import { createExposures } from "./repositories/exposures.ts";
import { createFigures } from "./repositories/figures.ts";
import { createHistory } from "./repositories/history.ts";
import { createMessages } from "./repositories/messages.ts";
import { createOffers } from "./repositories/offers.ts";
import { createOrders } from "./repositories/orders.ts";
import { createSegments } from "./repositories/segments.ts";
import { createPast } from "./repositories/past.ts";
import { createRehearsals } from "./repositories/rehearsals.ts";
import { createSeeing } from "./repositories/seeing.ts";
import { createSettings } from "./repositories/settings.ts";
import { createSync } from "./repositories/sync.ts";
import { createTemplates } from "./repositories/templates.ts";
import { createVariants } from "./repositories/variants.ts";
import { createVersions } from "./repositories/versions.ts";

/** All repositories of one shop. */
export function createShopStore(database: Database, shop: string, addressKey: Buffer): ShopStore {
  return {
    shop,
    settings: createSettings(database, shop),
    customers: createCustomers(database, shop, addressKey),
    checkouts: createCheckouts(database, shop),
    orders: createOrders(database, shop),
    variants: createVariants(database, shop),
    versions: createVersions(database, shop),
    campaigns: createCampaigns(database, shop),
    templates: createTemplates(database, shop),
    enrollments: createEnrollments(database, shop, addressKey),
    messages: createMessages(database, shop),
    decisions: createDecisions(database, shop),
    offers: createOffers(database, shop),
    attributions: createAttributions(database, shop),
    exposures: createExposures(database, shop),
    figures: createFigures(database, shop),
    sync: createSync(database, shop),
    history: createHistory(database, shop, addressKey),
    past: createPast(database, shop, addressKey),
    rehearsals: createRehearsals(database, shop),
    seeing: createSeeing(database, shop),
    segments: createSegments(database, shop),
    effects: createEffects(database, shop),
    walks: createEntryWalks(database, shop),
  };
}
