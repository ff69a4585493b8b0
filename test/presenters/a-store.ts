import { defaultRecoveryCampaign } from "../../app/domain/journeys/default-campaign.ts";
import { type ShopSettings, ShopSettingsSchema } from "../../app/domain/shops/settings.ts";
import type { ShopProfile } from "../../app/domain/shops/shop.ts";
import { DEFAULT_TEMPLATES } from "../../app/domain/templates/default-templates.ts";
import type { Campaign, CountedCheckout, DecisionRow, MessageRow } from "../../app/use-cases/ports/rows.ts";
import type { Standing } from "../../app/use-cases/ports/journey-store.ts";
import type { Removal, ShopStore, Totals } from "../../app/use-cases/ports/shop-store.ts";
import { aCheckout, after, NOON } from "../support/samples.ts";

/** Saturday, 10:00 in New York. */
export const NOW = new Date("2026-11-21T15:00:00Z");
export const NO_TOTALS: Totals = { abandoned: 0, recovered: 0, recoveredMinor: 0, sent: 0, delivered: 0, opened: 0, clicked: 0 };

export function aProfile(change: Partial<ShopProfile> = {}): ShopProfile & { readonly installed: boolean } {
  return {
    shop: "fernweh.myshopify.com", name: "Fernweh", email: "hello@fernweh.example", storefrontUrl: "https://fernweh.example", currency: "USD", timeZone: "America/New_York",
    locale: "en", country: "US", address: ["18 Harbor Street", "Portland, ME"], installed: true, ...change,
  };
}

export function settings(change: Partial<ShopSettings> = {}): ShopSettings {
  return { ...ShopSettingsSchema.parse({}), ...change };
}

export function aCampaign(change: Partial<Campaign> = {}): Campaign {
  return { id: "recovery", name: "Checkout recovery", status: "on", currentVersion: 1, priority: 50, createdAt: NOW, updatedAt: NOW, switchedOnAt: NOW, archivedAt: null, ...change };
}

export function aRow(change: Partial<CountedCheckout> = {}): CountedCheckout {
  return { ...aCheckout(), customerId: "cus-1", status: "open", messagesSent: 0, lastReason: null, nextDueAt: null, ...change };
}

export function aDecision(change: Partial<DecisionRow> = {}): DecisionRow {
  return { id: "d-1", customerId: "cus-1", enrollmentId: "enr-1", campaignId: "recovery", checkoutToken: "tok-1", stepId: null, at: NOON, kind: "enrolled", reason: null, until: null, messageId: null, detail: {}, ...change };
}

export function aMessage(change: Partial<MessageRow> = {}): MessageRow {
  return {
    id: "m-1", campaignId: "recovery", customerId: "cus-1", stepId: "remind", occasion: "o", enrollmentId: "enr-1", templateId: "remind", templateVersion: 1, checkoutToken: "tok-1",
    channel: "email", purpose: "marketing", address: "ada@example.com", subject: "Still on your mind?", html: "<html><head></head><body>Hello</body></html>", text: "Hello", links: [], discountCode: null, intentAt: after(1000),
    status: "handed-off", provider: "smtp", providerMessageId: null, refusal: null, handedOffAt: after(1000), deliveredAt: null, openedAt: null, clickedAt: null, bouncedAt: null, complainedAt: null, unsubscribedAt: null, ...change,
  };
}

interface Facts {
  readonly complaints?: { readonly delivered: number; readonly complained: number };
  readonly shopifyMails?: { readonly wroteAt: Date | null; readonly asked: boolean };
  readonly profile?: ShopProfile & { readonly installed: boolean };
  readonly settings?: ShopSettings;
  readonly campaigns?: readonly Campaign[];
  readonly holdout?: number;
  readonly checkouts?: readonly CountedCheckout[];
  readonly decisions?: readonly DecisionRow[];
  readonly messages?: readonly MessageRow[];
  readonly totals?: (from: Date, to: Date) => Totals;
  readonly byDay?: readonly { day: string; minor: number; orders: number }[];
  readonly byCampaign?: readonly (Totals & { campaignId: string })[];
  readonly hasAny?: { checkouts: boolean; messages: boolean; orders: boolean };
  readonly templateVersion?: number;
  readonly standing?: readonly Standing[];
  readonly removal?: Removal;
  readonly underWay?: readonly { readonly campaignId: string; readonly people: number; readonly nextAt: Date | null }[];
}

const DEFINITION = defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" });
const NAMES = { remind: "Reminder", reassure: "Reassurance", offer: "Offer" } as const;

/** A shop as far as the pages read it; what a page does not read is not there. Searches are written down in `asked`. */
export function aStore(facts: Facts = {}): ShopStore & { readonly asked: unknown[] } {
  const { campaigns = [aCampaign()], checkouts = [aRow()], decisions = [], messages = [], templateVersion = 1 } = facts;
  const asked: unknown[] = [];
  const template = (id: keyof typeof NAMES) => ({ id, name: NAMES[id], currentVersion: templateVersion, updatedAt: NOW, document: DEFAULT_TEMPLATES[id] });
  const store = {
    asked,
    settings: { profile: async () => facts.profile ?? aProfile(), get: async () => facts.settings ?? settings({ senderEmail: "hello@fernweh.example" }) },
    campaigns: {
      list: async () => campaigns,
      get: async (id: string) => campaigns.find((one) => one.id === id) ?? null,
      version: async () => ({ definition: DEFINITION, holdout: facts.holdout ?? 0.1 }),
      removal: async () => facts.removal ?? null,
    },
    templates: { subjects: async () => new Map(), list: async () => (Object.keys(NAMES) as (keyof typeof NAMES)[]).map(template), removable: async () => false, get: async (id: string) => (Object.hasOwn(NAMES, id) ? template(id as keyof typeof NAMES) : null) },
    checkouts: {
      counted: async (token: string) => checkouts.find((one) => one.token === token) ?? null,
      recent: async () => checkouts,
      search: async (filter: { page: number; pageSize: number }) => (asked.push(filter), { rows: checkouts, total: checkouts.length, page: filter.page, pageSize: filter.pageSize }),
    },
    variants: { get: async () => new Map(), products: async () => [{ id: "7", title: "Trail Pack" }] },
    segments: { list: async () => [{ id: "1", name: "VIP", query: "" }] },
    enrollments: { standing: async () => facts.standing ?? [] },
    customers: { consents: async () => [] },
    decisions: { ofCheckout: async () => decisions },
    messages: { ofCheckout: async () => messages, events: async () => [], complaints: async () => facts.complaints ?? { delivered: 0, complained: 0 } },
    figures: {
      totals: async (from: Date, to: Date) => facts.totals?.(from, to) ?? NO_TOTALS,
      byCampaign: async () => facts.byCampaign ?? [],
      underWay: async () => facts.underWay ?? [],
      recoveredByDay: async () => facts.byDay ?? [],
      bySteps: async () => [{ stepId: "remind", sent: 10, opened: 5, clicked: 2, orders: 1, minor: 4900 }],
      shopifyMails: async () => facts.shopifyMails ?? { wroteAt: null, asked: false },
      hasAny: async () => facts.hasAny ?? { checkouts: true, messages: true, orders: true },
    },
  };
  return store as unknown as ShopStore & { readonly asked: unknown[] };
}
