import { DateTime } from "luxon";
import { END, type Shopper, soldOutAt, ZONES } from "./shopper.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What should come of some shoppers, worked out by hand for the default campaign: three mails, an hour, a day and three days after the last activity. */
export interface Expected {
  mails: number;
  people: number;
  offers: number;
  byNight: number;
  noConsent: number;
  soldOut: number;
  bought: number;
}

/** Minute by minute, without any of the product's own rules. */
export function expect(shoppers: readonly Shopper[]): Expected {
  const all: Expected = { mails: 0, people: 0, offers: 0, byNight: 0, noConsent: 0, soldOut: 0, bought: 0 };
  for (const one of shoppers) follow(one, all);
  return all;
}

function follow(one: Shopper, all: Expected): void {
  const cart = one.carts.at(-1)!;
  const before = { ...all };
  const last = cart.changedAt ?? cart.begunAt;
  let due = new Date(last.getTime() + HOUR);
  for (let mail = 0; mail < 3; mail += 1) {
    for (let put = false; ; put = true) {
      const seen = due < END ? due : END;
      const [left, bought] = [by(one.unsubscribedAt, seen), by(one.boughtAt, seen)];
      // A changed cart begins anew, also of somebody who has unsubscribed: the mail then finds out first that they bought.
      if (bought && !(left && left < bought && left > last)) return void ((all.bought += 1), done());
      if (left || due > END) return done();
      if (!one.consents) {
        all.noConsent += 1;
        break;
      }
      const morning = endOfNight(due, ZONES[one.country]);
      // As the worker does: stock is asked about last, of mails that may go now.
      const gone = soldOutAt(cart.variantId);
      if (morning === null && gone !== null && gone <= due) {
        all.soldOut += 1;
        break;
      }
      if (morning === null) {
        all.mails += 1;
        if (mail === 2) all.offers += 1;
        break;
      }
      if (!put) all.byNight += 1;
      due = morning;
    }
    due = new Date(due.getTime() + (mail === 0 ? 23 : 48) * HOUR);
  }
  // Bought after the last mail ends nothing any more.
  return done();

  function done(): void {
    if (all.mails > before.mails) all.people += 1;
  }
}

function by(at: Date | null, due: Date): Date | null {
  return at !== null && at <= due ? at : null;
}

function endOfNight(at: Date, zone: string): Date | null {
  let local = DateTime.fromJSDate(at, { zone });
  if (local.hour >= 7 && local.hour < 22) return null;
  while (local.hour >= 22 || local.hour < 7) local = local.plus({ minutes: 1 }).startOf("minute");
  return local.toJSDate();
}
