import { describe, expect, it } from "vitest";
import { asksClicks } from "../../../app/domain/journeys/asks-clicks.ts";
import { defaultRecoveryCampaign, mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { rehearsePerson } from "../../../app/domain/journeys/rehearse.ts";
import { checkoutAsOf } from "../../../app/domain/rehearsal/as-of.ts";
import type { PersonPast } from "../../../app/domain/rehearsal/past.ts";
import { addPerson, emptyTally } from "../../../app/domain/rehearsal/tally.ts";
import { aLine, aCheckout, after, anOrder, DAY, HOUR, journeyFacts, MINUTE, NOON } from "../../support/samples.ts";
import { POLICY } from "../../support/policy.ts";

const recovery = defaultRecoveryCampaign({ remind: "a", reassure: "b", offer: "c" });
const past = (change: Partial<PersonPast> = {}): PersonPast => ({
  customer: journeyFacts().customer, since: null, zoneOf: () => "America/New_York", checkouts: [], orders: [], consents: journeyFacts().consent.records, suppression: null, segments: new Map(), mails: [], ...change,
});
const aPast = (change = {}, versions: PersonPast["checkouts"][number]["versions"] = []) => ({ checkout: aCheckout(change), deletedAt: null, suspected: false, shopifyMail: null, versions });
const stock = (sellable: boolean | null) => ({ sellable: () => sellable });
const rehearse = (definition: JourneyDefinition, person: PersonPast, { sellable = true as boolean | null, policy = {}, reach = { orders: after(-99 * DAY), consents: after(-99 * DAY) } as { orders: Date | null; consents: Date | null } } = {}) =>
  rehearsePerson({ campaign: { shop: "a", id: "c", priority: 1, holdout: 0, definition, policy: { ...POLICY, ...policy } }, period: { from: after(-DAY), to: after(60 * DAY) }, stock: stock(sellable), reach, shopZone: "UTC" }, person);
const told = (...input: Parameters<typeof rehearse>) => rehearse(...input).rehearsed.map(({ happening, findings }) => `${happening.kind}${"reason" in happening ? `:${happening.reason}` : ""}${findings.map((one) => ` ${one.fault}=${one.outcome}`).join("")}`);
const tallyOf = (definition: JourneyDefinition, person: PersonPast) => {
  const tally = emptyTally();
  const examples = addPerson(tally, person, rehearse(definition, person), after(60 * DAY));
  return { tally, examples };
};

describe("a person's past replayed", () => {
  it("mails a left cart, and stops at the purchase", () => {
    expect(told(recovery, past({ checkouts: [aPast()] }))).toEqual(["sent", "sent", "sent", "exited:completed"]);
    expect(told(recovery, past({ checkouts: [aPast()], orders: [anOrder({ createdAt: after(2 * HOUR) })] }))).toEqual(["sent", "exited:ordered after-buying=avoided"]);
  });

  it("shows the cart as it stood then, not as it became", () => {
    const grown = aPast({ updatedAt: after(3 * DAY), lines: [aLine({ quantity: 3 })] }, [{ at: NOON, lines: [aLine()] }]);
    expect(checkoutAsOf(grown, after(HOUR))).toMatchObject({ lines: [{ quantity: 1 }], updatedAt: NOON, subtotal: { minor: 4900 } });
    expect(checkoutAsOf(grown, after(4 * DAY))).toMatchObject({ lines: [{ quantity: 3 }], updatedAt: after(3 * DAY) });
    expect(checkoutAsOf(aPast({ completedAt: after(DAY) }), after(HOUR)).completedAt).toBeNull();
  });

  it("says unknown where nothing was observed, and never that nothing was wrong", () => {
    expect(told(recovery, past({ checkouts: [aPast()] }), { sellable: null })[0]).toBe("sent sold-out=unknown");
    expect(told(recovery, past({ checkouts: [aPast()] }), { reach: { orders: after(DAY), consents: null } })[0]).toBe("sent after-buying=unknown");
    expect(told(recovery, past({ checkouts: [aPast()], consents: [] }), { reach: { orders: after(-DAY), consents: after(DAY) } })[0]).toBe("withheld:no-legal-basis no-basis=unknown");
    expect(told(recovery, past({ checkouts: [aPast()], consents: [] }))[0]).toBe("withheld:no-legal-basis no-basis=avoided");
  });

  it("finds the same mail twice about one cart when a changed cart starts over", () => {
    const changed = aPast({ updatedAt: after(2 * HOUR), lines: [aLine({ quantity: 2 })] }, [{ at: NOON, lines: [aLine()] }]);
    const startOver: JourneyDefinition = { ...recovery, trigger: { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "start-over" } };
    expect(told(startOver, past({ checkouts: [changed] }))).toEqual(["sent", "sent twice=made", "sent", "sent", "exited:completed"]);
    expect(told(recovery, past({ checkouts: [changed] }))).toEqual(["sent", "sent", "sent", "exited:completed"]);
  });

  it("finds mails at night where no quiet hours keep them from it", () => {
    const evening = aPast({ createdAt: after(13 * HOUR), updatedAt: after(13 * HOUR) });
    expect(told(recovery, past({ checkouts: [evening] }), { policy: { quietHours: null } })[0]).toBe("sent at-night=made");
    expect(told(recovery, past({ checkouts: [evening] })).slice(0, 2)).toEqual(["put-off:quiet-hours at-night=avoided", "sent"]);
  });

  it("lets the next parcel that is late take the place of one that has arrived", () => {
    const late: JourneyDefinition = { trigger: { kind: "order-late", of: "delivery", afterDays: 3 }, entry: OPEN_ENTRY, exits: [], steps: [mailStep("sorry", "a")] };
    const sent = (id: string, days: number, deliveredAt: Date | null) => anOrder({ id, createdAt: after(days * DAY), fulfilledAt: after(days * DAY + HOUR), deliveredAt });
    const orders = [sent("2", 1, null), sent("1", 0, after(2 * DAY))];
    expect(rehearse(late, past({ orders })).rehearsed.map(({ happening, enrollment }) => `${happening.kind} ${enrollment.orderId}`)).toEqual(["exited 1", "sent 2", "exited 2"]);
  });

  it("replays journeys about orders and dates, and finds who is written to after buying again", () => {
    const later = (trigger: JourneyDefinition["trigger"], exits: JourneyDefinition["exits"] = []): JourneyDefinition => ({ trigger, entry: OPEN_ENTRY, exits, steps: [{ id: "wait", kind: "wait", minutes: 3 * 24 * 60 }, mailStep("review", "a")] });
    const orders = [anOrder({ id: "2", createdAt: after(31 * DAY), deliveredAt: null }), anOrder({ id: "1", createdAt: NOON, deliveredAt: after(2 * DAY) })];
    expect(told(later({ kind: "order-delivered" }), past({ orders }))).toEqual(["sent", "exited:completed"]);
    const winBack = later({ kind: "date", after: "last-order", days: 30 });
    expect(told(winBack, past({ orders }))[0]).toBe("sent after-buying=made");
    expect(told(later({ kind: "date", after: "last-order", days: 30 }, [{ kind: "ordered" }]), past({ orders }))[0]).toBe("exited:ordered after-buying=avoided");
    expect(told(later({ kind: "customer-created" }), past({ since: NOON }))).toEqual(["sent", "exited:completed"]);
    expect(told(later({ kind: "back-in-stock" }), past({ since: NOON, orders }))).toEqual([]);
  });

  it("replays a journey for each order where the campaign says so, one at a time where not", () => {
    const about = (reEntry: "each-order" | "each-occasion"): JourneyDefinition => ({
      trigger: { kind: "order-placed" }, entry: { ...OPEN_ENTRY, reEntry }, exits: [], steps: [mailStep("thanks", "a"), { id: "wait", kind: "wait", minutes: 3 * 24 * 60 }, mailStep("later", "a")],
    });
    const orders = [anOrder({ id: "2", createdAt: after(2 * DAY), checkoutToken: null, cartToken: null }), anOrder({ id: "1", createdAt: NOON, checkoutToken: null, cartToken: null })];
    const told = (reEntry: "each-order" | "each-occasion") => rehearse(about(reEntry), past({ orders }));
    expect(told("each-occasion").notEntered).toEqual(["already-enrolled"]);
    expect(told("each-order").notEntered).toEqual([]);
    const mails = (reEntry: "each-order" | "each-occasion") => told(reEntry).rehearsed.flatMap(({ happening, enrollment }) => (happening.kind === "sent" ? [`${happening.effect.stepId} ${enrollment.orderId} ${(happening.at.getTime() - NOON.getTime()) / DAY}`] : []));
    expect(mails("each-occasion")).toEqual(["thanks 1 0", "later 1 3"]);
    expect(mails("each-order")).toEqual(["thanks 1 0", "thanks 2 2", "later 1 3", "later 2 5"]);
  });

  it("adds up people, mails, hours, offers and what they cost, and shows each fault once by each person", () => {
    const person = past({ checkouts: [aPast()], orders: [anOrder({ createdAt: after(20 * DAY), checkoutToken: null, cartToken: null })] });
    const { tally } = tallyOf(recovery, person);
    expect(tally).toMatchObject({ looked: 1, entrants: 1, journeys: 1, people: 1, mails: 3, offers: 1, offerCostMinor: 490, watched: 1, bought: 0, firstMailAt: after(HOUR).toISOString() });
    expect([tally.hours[11], tally.hours[10], tally.weekdays]).toEqual([1, 2, [0, 1, 1, 0, 1, 0, 0]]);
    const { tally: silent, examples } = tallyOf(recovery, past({ checkouts: [aPast()], consents: [] }));
    expect([silent.withheld, examples.length]).toEqual([{ "no-legal-basis": 3 }, 1]);
  });

  it("lets nobody in whom the rules keep out, and says so once", () => {
    const small: JourneyDefinition = { ...recovery, entry: { ...OPEN_ENTRY, minimumMinor: 10_000 } };
    const busy = aPast({ updatedAt: after(20 * MINUTE) }, [{ at: NOON, lines: [aLine()] }, { at: after(10 * MINUTE), lines: [aLine()] }]);
    expect(rehearse(small, past({ checkouts: [busy] }))).toEqual({ entered: [], notEntered: ["below-minimum"], rehearsed: [] });
  });

  it("counts the mails that other campaigns really sent for the limits, but not those about orders", () => {
    const mails = (purpose: "marketing" | "transactional") => [{ at: after(0), purpose }];
    const capped = { policy: { frequencyCapPerDay: 1 } };
    expect(told(recovery, past({ checkouts: [aPast()], mails: mails("marketing") }), capped).slice(0, 2)).toEqual(["put-off:frequency-cap", "sent"]);
    expect(told(recovery, past({ checkouts: [aPast()], mails: mails("transactional") }), capped)[0]).toBe("sent");
    // what only came later cannot have been in the way
    expect(told(recovery, past({ checkouts: [aPast()], mails: [{ at: after(2 * HOUR), purpose: "marketing" }] }), capped)[0]).toBe("sent");
  });

  it("takes the path of a click that was really made, of no other, and says of how many mails it is known", () => {
    const byClick: JourneyDefinition = {
      ...recovery, steps: [
        { id: "wait", kind: "wait", minutes: 60 }, mailStep("hello", "a"),
        { id: "click", kind: "wait-for", event: { kind: "clicked" }, limitMinutes: 1440, happened: [{ id: "soon", kind: "wait", minutes: 60 }, mailStep("thanks", "b")], timedOut: [mailStep("again", "c")] },
      ],
    };
    const sent = (own: PersonPast["own"]) => rehearse(byClick, past({ checkouts: [aPast()], ...(own ? { own } : {}) })).rehearsed.flatMap(({ happening }) => (happening.kind === "sent" ? [`${happening.effect.stepId} ${(happening.at.getTime() - NOON.getTime()) / HOUR}`] : []));
    const clicked = (clickedAt: Date | null, token = "tok-1") => [{ key: `hello ${token}`, stepId: "hello", clickedAt }];
    expect(sent(undefined)).toEqual(["hello 1", "again 25"]);
    expect(sent(clicked(null))).toEqual(["hello 1", "again 25"]);
    expect(sent(clicked(after(5 * HOUR)))).toEqual(["hello 1", "thanks 6"]);
    expect(sent(clicked(after(5 * HOUR), "another"))).toEqual(["hello 1", "again 25"]);
    const tally = emptyTally();
    const person = past({ checkouts: [aPast()], own: clicked(after(5 * HOUR)) });
    addPerson(tally, person, rehearse(byClick, person), after(60 * DAY));
    expect(tally.clicks).toEqual({ known: 1, unknown: 1 });
    expect(tallyOf(byClick, past({ checkouts: [aPast()] })).tally.clicks).toBeUndefined();
    expect([asksClicks(byClick), asksClicks(recovery), asksClicks({ ...recovery, exits: [{ kind: "custom", if: { kind: "not", of: { kind: "clicked", stepId: null } } }] })]).toEqual([true, false, true]);
  });
});
