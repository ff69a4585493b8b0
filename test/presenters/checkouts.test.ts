import { describe, expect, test } from "vitest";
import { DISPLAY_STATUSES } from "../../app/domain/carts/display-status.ts";
import { DECISION_KINDS } from "../../app/domain/journeys/decision.ts";
import { money } from "../../app/domain/kernel/money.ts";
import { checkoutDetailView } from "../../app/presenters/checkouts/checkout-detail.ts";
import { checkoutListView } from "../../app/presenters/checkouts/checkout-list.ts";
import { consentView } from "../../app/presenters/checkouts/consent-words.ts";
import { decisionEntry } from "../../app/presenters/checkouts/decision-words.ts";
import { STATUS_TABS, STATUS_WORDS } from "../../app/presenters/checkouts/status-words.ts";
import { timeline } from "../../app/presenters/checkouts/timeline.ts";
import { orderNames, ordersOfDecisions } from "../../app/presenters/people/named-orders.ts";
import { createFormat } from "../../app/presenters/words/format.ts";
import { aLine, after, anOrder, HOUR, NOON } from "../support/samples.ts";
import { aDecision, aMessage, aRow, aStore, NOW } from "./a-store.ts";

const format = createFormat({ locale: "en-US", zone: "America/New_York", now: NOW });
const context = { format, campaignNames: new Map([["recovery", "Checkout recovery"]]), mails: new Map([["m-1", { subject: "Still on your mind?", refusal: "550 sender not verified" }]]) };

describe("the list", () => {
  test("every status is in exactly one tab", () => {
    expect(STATUS_TABS.flatMap(({ statuses }) => [...statuses]).sort()).toEqual([...DISPLAY_STATUSES].sort());
  });

  test("asks for the tab's statuses, the search and the page", async () => {
    const store = aStore();
    await checkoutListView(store, { tab: "mailed", query: "  ada ", page: 3 }, NOW);
    expect(store.asked).toEqual([{ query: "ada", status: ["mailed"], abandonedBefore: new Date(NOW.getTime() - 10 * 60_000), page: 3, pageSize: 25 }]);
  });

  test("shows each row in words, in the currency that the shopper saw", async () => {
    const waiting = aRow({ nextDueAt: new Date("2026-11-21T20:00:00Z"), presentmentCurrency: "JPY", total: money(12_000, "JPY"), lines: [aLine(), aLine({ title: "Socks" })] });
    const { rows } = await checkoutListView(aStore({ checkouts: [waiting, aRow({ token: "t2", firstName: null, lastName: null, email: null, lastReason: null })] }), { tab: null, query: "", page: 1 }, NOW);
    expect(rows[0]).toMatchObject({ customer: "Ada Lovelace", items: "Alpine jacket and 1 more", total: "¥12,000", status: STATUS_WORDS.waiting });
    expect(rows[0]?.note).toMatch(/^Next mail Nov 21, 3:00/);
    expect(rows[1]).toMatchObject({ customer: "Unknown shopper", status: STATUS_WORDS["no-contact"] });
  });

  test("says why nobody is mailed", async () => {
    const { rows } = await checkoutListView(aStore({ checkouts: [aRow({ lastReason: "below-minimum" }), aRow({ lastReason: "no-legal-basis" })] }), { tab: null, query: "", page: 1 }, NOW);
    expect(rows.map(({ status, note }) => [status.label, note])).toEqual([["Not mailed", "Below the minimum"], ["No consent", ""]]);
  });

  test("a blocked address is not called one that did not agree, and a reason stands by its status", async () => {
    const rows = ["suppressed", "unsubscribed", "no-legal-basis", "sold-out"] as const;
    const { rows: shown } = await checkoutListView(aStore({ checkouts: rows.map((lastReason) => aRow({ lastReason })) }), { tab: null, query: "", page: 1 }, NOW);
    expect(shown.map(({ status }) => status.label)).toEqual(["Address blocked", "Unsubscribed", "No consent", "Not mailed"]);
    expect(shown.map(({ status }) => status.help)[3]).toContain("sold out");
  });

  test("tells an empty shop from a search without result", async () => {
    expect((await checkoutListView(aStore({ checkouts: [] }), { tab: null, query: "", page: 1 }, NOW)).empty).toBe("none");
    expect((await checkoutListView(aStore({ checkouts: [] }), { tab: "mailed", query: "", page: 1 }, NOW)).empty).toBe("nothing-found");
    expect((await checkoutListView(aStore({ checkouts: [] }), { tab: null, query: "x", page: 1 }, NOW)).empty).toBe("nothing-found");
  });
});

describe("the timeline", () => {
  test("has words for every kind of decision", () => {
    for (const kind of DECISION_KINDS) expect(decisionEntry(aDecision({ kind }), context)?.title).toMatch(/^[A-Z]/);
  });

  test("says why nothing was sent", () => {
    expect(decisionEntry(aDecision({ kind: "withheld", reason: "no-legal-basis" }), context)).toEqual({ title: "Mail not sent", text: "The customer did not agree to marketing mails, so none may be sent.", tone: "bad", messageId: null });
  });

  test("says when the next mail goes, with its zone", () => {
    expect(decisionEntry(aDecision({ kind: "replanned", reason: "quiet-hours", until: new Date("2026-11-22T12:00:00Z") }), context)?.title).toMatch(/^Mail put off to Nov 22, 7:00.AM EST$/);
  });

  test("names order and evidence of a recovery", () => {
    const row = aDecision({ kind: "attributed", messageId: "m-1", detail: { order: "#1001", evidence: "discount-code" } });
    const several = { ...context, several: true };
    const titles = (["planned", "replanned", "withheld", "done"] as const).map((kind) => decisionEntry(aDecision({ kind, until: null, detail: { kind: "tag-customer" } }), several)?.title);
    expect(titles).toEqual(["Next mail of “Checkout recovery” planned for later", "Mail of “Checkout recovery” put off to later", "Mail of “Checkout recovery” not sent", "Tags of the customer changed by “Checkout recovery”"]);
    expect(decisionEntry(aDecision({ kind: "exited", reason: "ordered" }), several)?.title).toBe("No more mails of “Checkout recovery”");
    expect(decisionEntry(row, context)).toMatchObject({ title: "Order #1001 recovered by “Checkout recovery”", text: "The customer used the discount code from the mail.", tone: "good" });
  });

  test("says which order a decision is about, as its journey was entered with last", () => {
    const names = orderNames([anOrder({ id: "1", name: "#1001" }), anOrder({ id: "2", name: "<b>#2" }), anOrder({ id: "3", name: "" })]);
    const entered = (id: string, enrollmentId: string, orderId: string) => aDecision({ id, enrollmentId, detail: { orderId } });
    const decisions = [
      entered("a", "e1", "1"), entered("b", "e2", "2"), aDecision({ id: "c", kind: "sent", enrollmentId: "e1", messageId: "m-1" }), aDecision({ id: "d", kind: "planned", enrollmentId: "e2" }),
      aDecision({ id: "e", kind: "not-enrolled", enrollmentId: null, detail: { orderId: "1" } }), entered("f", "e1", "2"), aDecision({ id: "g", kind: "withheld", enrollmentId: "e1" }),
      entered("h", "e3", "3"), aDecision({ id: "i", enrollmentId: "e4", detail: { orderId: { a: 1 } } }), aDecision({ id: "j", kind: "consent", enrollmentId: null }),
    ];
    const orders = ordersOfDecisions(decisions, names);
    expect([...orders]).toEqual([["a", "#1001"], ["b", "<b>#2"], ["c", "#1001"], ["d", "<b>#2"], ["e", "#1001"], ["f", "<b>#2"], ["g", "<b>#2"]]);
    expect(decisionEntry(decisions[2]!, { ...context, orders })?.title).toBe("Mail sent: Still on your mind? (order #1001)");
    expect(decisionEntry(aDecision({ id: "c", kind: "attributed", detail: { order: "#9" } }), { ...context, orders })?.title).toBe("Order #9 recovered by “Checkout recovery”");
  });

  test("is newest first; of two at once the later written stands higher; a mail stands in it once", () => {
    const decisions = [aDecision({ id: "a", at: NOON }), aDecision({ id: "b", kind: "planned", at: NOON, until: after(HOUR) }), aDecision({ id: "c", kind: "sent", at: after(HOUR), messageId: "m-1" })];
    const events = [{ eventId: "e1", messageId: "m-1", kind: "opened" as const, at: after(2 * HOUR), detail: {} }];
    const entries = timeline({ checkout: aRow(), decisions, messages: [aMessage({ handedOffAt: after(HOUR) })], events, campaignNames: context.campaignNames }, format);
    expect(entries.map(({ id }) => id)).toEqual(["event-e1", "decision-c", "decision-b", "decision-a", "started"]);
    expect(entries[1]).toMatchObject({ title: "Mail sent: Still on your mind?", messageId: "m-1" });
  });

  test("what came back about a mail stands above its hand-off, though providers tell whole seconds", () => {
    const sentAt = after(HOUR + 700);
    const events = (["processed", "delivered"] as const).map((kind) => ({ eventId: kind, messageId: "m-1", kind, at: after(HOUR), detail: {} }));
    const input = { checkout: aRow(), decisions: [aDecision({ id: "s", kind: "sent", at: sentAt, messageId: "m-1" })], messages: [aMessage({ handedOffAt: sentAt })], events, campaignNames: context.campaignNames };
    expect(timeline(input, format).map(({ id }) => id)).toEqual(["event-delivered", "decision-s", "started"]);
  });

  test("says on what ground a mail went to somebody who had not agreed; consent goes without saying", () => {
    const sent = (basis: object) => decisionEntry(aDecision({ kind: "sent", messageId: "m-1", detail: { basis } }), context)?.text;
    expect(sent({ kind: "soft-opt-in", evidence: { orderId: "5001", order: "#1001" } })).toBe("Sent without consent, because the customer had bought before (#1001) and the law of their country allows it.");
    expect(sent({ kind: "consent", evidence: {} })).toBeNull();
  });

  test("repeats what the mail service said when it refused", () => {
    expect(decisionEntry(aDecision({ kind: "refused", reason: "provider-refused", messageId: "m-1" }), context)).toMatchObject({ title: "Mail refused: Still on your mind?", text: "The mail service did not take the mail. It said: 550 sender not verified" });
    expect(decisionEntry(aDecision({ kind: "refused", reason: "provider-refused" }), context)?.text).toBe("The mail service did not take the mail.");
  });

  test("free-form details of a foreign shape do no harm", () => {
    expect(decisionEntry(aDecision({ kind: "offer-issued", detail: { code: { a: 1 } } }), context)?.title).toBe("Discount code created");
    expect(decisionEntry(aDecision({ kind: "consent", detail: { channel: "sms", state: "unsubscribed" } }), context)?.title).toBe("Unsubscribed from marketing text messages");
    expect(decisionEntry(aDecision({ kind: "consent", detail: { state: "__proto__" } }), context)?.title).toBe("Consent to marketing mails changed");
  });
});

describe("one checkout", () => {
  test("a foreign token is not found", async () => {
    expect(await checkoutDetailView(aStore(), "foreign", NOW)).toBeNull();
  });

  test("shows the exact lines and sums, discounts included, without hidden properties", async () => {
    const line = aLine({ quantity: 2, properties: [{ name: "Engraving", value: "Ada" }, { name: "_internal", value: "x" }] });
    const view = await checkoutDetailView(aStore({ checkouts: [aRow({ lines: [line], subtotal: money(8800, "USD"), total: money(9400, "USD") })] }), "tok-1", NOW);
    expect(view?.lines[0]).toMatchObject({ unitPrice: "$49.00", linePrice: "$98.00", quantity: 2, properties: ["Engraving: Ada"], imageUrl: null });
    expect(view?.totals.map(({ label, amount }) => `${label} ${amount}`)).toEqual(["Items $98.00", "Discount −$10.00", "Subtotal $88.00", "Shipping and taxes $6.00", "Total $94.00"]);
  });

  test("mails can be looked at without counting as opened; one that was never handed off is not shown", async () => {
    const messages = [aMessage({ html: `<head></head><img src="https://a/t/o/x.gif">`, openedAt: NOON }), aMessage({ id: "m-2", status: "intent" })];
    const view = await checkoutDetailView(aStore({ messages }), "tok-1", NOW);
    expect(view?.mails).toHaveLength(1);
    expect(view?.mails[0]).toMatchObject({ state: "Opened" });
    expect(view?.mails[0]?.html).not.toContain("/t/o/");
  });

  test("the next mail has its time and zone; someone without consent has none", async () => {
    const due = { nextDueAt: new Date("2026-11-21T20:00:00Z") };
    expect((await checkoutDetailView(aStore({ checkouts: [aRow(due)] }), "tok-1", NOW))?.nextMail).toMatch(/3:00.PM EST$/);
    expect((await checkoutDetailView(aStore({ checkouts: [aRow({ ...due, lastReason: "no-legal-basis" })] }), "tok-1", NOW))?.nextMail).toBeNull();
  });
});

describe("consent in words", () => {
  const record = { channel: "email", state: "subscribed", source: "checkout-box", at: NOON, evidence: {} } as const;

  test("says where and when", () => {
    expect(consentView([record], { acceptsMarketing: null }, format)).toMatchObject({ label: "Agreed to marketing mails", tone: "success", source: expect.stringMatching(/^Said on Jun 16.* through the box in the checkout\.$/) });
    expect(consentView([record, { ...record, state: "unsubscribed", source: "unsubscribe-link", at: after(HOUR) }], { acceptsMarketing: true }, format).label).toBe("Unsubscribed");
  });

  test("without a record it is the box of this checkout", () => {
    expect(consentView([], { acceptsMarketing: false }, format)).toMatchObject({ tone: "warning", source: "The box in the checkout was not ticked." });
    expect(consentView([], { acceptsMarketing: null }, format).source).toBe("Nothing was said in the checkout.");
  });
});
