import { localDate, localTime, nextLocalTime } from "../../../domain/kernel/time-zone.ts";
import type { Trigger, TriggerKind } from "../../../domain/journeys/triggers.ts";
import { wholeNumber } from "../../words/form.ts";
import type { Errors } from "./errors.ts";

type Of<K extends TriggerKind> = Extract<Trigger, { kind: K }>;

/** What starts the journey, as the form holds it; which fields count depends on the kind. */
export interface TriggerDraft {
  readonly kind: TriggerKind;
  readonly idleMinutes: string;
  readonly changedCart: Of<"checkout-abandoned">["changedCart"];
  readonly late: Of<"order-late">["of"];
  readonly afterDays: string;
  readonly after: Of<"date">["after"];
  readonly days: string;
  /** empty: everybody, where the trigger allows it */
  readonly segmentId: string;
  /** day and time of a broadcast on the shop's clock */
  readonly date: string;
  readonly time: string;
  /** the saved moment, which stands for as long as day and time are what it shows */
  readonly at: string;
}

/** Whether what starts a campaign happens only once to anybody: then nobody can enter again. */
export function happensOnce({ kind, after }: TriggerDraft): boolean {
  return kind === "broadcast" || kind === "customer-created" || (kind === "date" && after === "customer-created");
}

const EMPTY: TriggerDraft = { kind: "checkout-abandoned", idleMinutes: "10", changedCart: "go-on", late: "delivery", afterDays: "3", after: "last-order", days: "60", segmentId: "", date: "", time: "10:00", at: "" };

/** Fills the form from a saved trigger. */
export function fillTrigger(trigger: Trigger, zone: string): TriggerDraft {
  const base = { ...EMPTY, kind: trigger.kind };
  switch (trigger.kind) {
    case "checkout-abandoned":
      return { ...base, idleMinutes: String(trigger.idleMinutes), changedCart: trigger.changedCart };
    case "cart-abandoned":
    case "product-viewed":
      return { ...base, idleMinutes: String(trigger.idleMinutes) };
    case "order-late":
      return { ...base, late: trigger.of, afterDays: String(trigger.afterDays) };
    case "segment-entered":
      return { ...base, segmentId: trigger.segmentId };
    case "date":
      return { ...base, after: trigger.after, days: String(trigger.days) };
    case "broadcast": {
      const at = new Date(trigger.at);
      return { ...base, segmentId: trigger.segmentId ?? "", date: localDate(at, zone), time: localTime(at, zone), at: trigger.at };
    }
    default:
      return base;
  }
}

/** Reads the trigger; what is wrong is put into `errors`, and something valid stands in for it. */
export function readTrigger(draft: TriggerDraft, { zone, now }: { readonly zone: string; readonly now: Date }, errors: Errors): Trigger {
  const whole = (text: string, min: number, max: number, field: string, what: string): number => {
    const number = wholeNumber(text, min, max);
    if (number === null) errors[`trigger.${field}`] = `Enter whole ${what}, ${min} to ${max}`;
    return number ?? min;
  };
  const { kind } = draft;
  switch (kind) {
    case "checkout-abandoned":
      return { kind, idleMinutes: whole(draft.idleMinutes, 10, 1440, "idleMinutes", "minutes"), changedCart: draft.changedCart };
    case "cart-abandoned":
    case "product-viewed":
      return { kind, idleMinutes: whole(draft.idleMinutes, 10, 1440, "idleMinutes", "minutes") };
    case "order-late":
      return { kind, of: draft.late, afterDays: whole(draft.afterDays, 1, 90, "afterDays", "days") };
    case "segment-entered":
      if (draft.segmentId === "") errors["trigger.segmentId"] = "Choose a segment";
      return { kind, segmentId: draft.segmentId || "0" };
    case "date":
      return { kind, after: draft.after, days: whole(draft.days, 1, 730, "days", "days") };
    case "broadcast":
      return { kind, segmentId: draft.segmentId || null, at: readMoment(draft, zone, now, errors) };
    default:
      return { kind };
  }
}

function readMoment({ date, time, at }: TriggerDraft, zone: string, now: Date, errors: Errors): string {
  if (at !== "" && localDate(new Date(at), zone) === date && localTime(new Date(at), zone) === time) return at;
  const dayThere = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
  if (!dayThere) errors["trigger.date"] = "Choose a day";
  const timeThere = /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (!timeThere) errors["trigger.time"] = "Enter a time of day, such as 10:00";
  const moment = dayThere && timeThere ? atLocal(date, time, zone) : now;
  if (dayThere && timeThere && moment <= now) errors["trigger.date"] = "Choose a time that is still to come";
  return moment.toISOString();
}

const HOUR_MS = 3_600_000;

/** The moment at which the zone's clock shows this day and time; the end of the gap where clocks skip it. */
function atLocal(date: string, time: string, zone: string): Date {
  let at = nextLocalTime(new Date(Date.parse(`${date}T00:00:00Z`) - 48 * HOUR_MS), zone, time);
  for (let days = 0; days < 5 && localDate(at, zone) < date; days += 1) at = nextLocalTime(at, zone, time);
  return at;
}
