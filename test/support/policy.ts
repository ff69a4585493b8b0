import type { SendPolicy } from "../../app/domain/messaging/candidate.ts";

/** The rules of a new shop. */
export const POLICY: SendPolicy = { quietHours: { from: "22:00", to: "07:00" }, frequencyCapPerDay: 2, frequencyCapPerWeek: 4, checkoutBoxPreselected: false, softOptIn: false, braked: false };
