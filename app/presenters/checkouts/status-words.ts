import type { DISPLAY_STATUSES} from "../../domain/carts/display-status.ts";
import { type DisplayStatus } from "../../domain/carts/display-status.ts";
import type { Reason } from "../../domain/journeys/decision.ts";
import { REASONS } from "../reasons.ts";

/** Polaris's badge tones. */
export type Tone = "success" | "info" | "attention" | "warning" | "critical" | undefined;

export interface StatusWords {
  readonly label: string;
  readonly tone: Tone;
  readonly help: string;
}

/** The status of a checkout in the merchant's words. */
export const STATUS_WORDS = {
  active: { label: "Not yet abandoned", tone: undefined, help: "The shopper was there a moment ago and may still buy." },
  waiting: { label: "Waiting to be mailed", tone: "attention", help: "A mail is planned." },
  mailed: { label: "Mailed", tone: "info", help: "At least one mail went out. The customer has not bought yet." },
  recovered: { label: "Recovered", tone: "success", help: "The customer bought after one of your mails." },
  purchased: { label: "Bought without us", tone: undefined, help: "The customer bought without the help of a mail." },
  suspected: { label: "Probably not a person", tone: "warning", help: "It does not look like a real shopper’s checkout, so it gets no mails and is left out of your figures." },
  "no-consent": { label: "No consent", tone: "warning", help: "The customer did not agree to marketing mails, so none is sent." },
  "no-contact": { label: "No e-mail address", tone: undefined, help: "The shopper left without giving an e-mail address." },
  "not-mailed": { label: "Not mailed", tone: undefined, help: "No mail goes out about it; the timeline says why." },
  deleted: { label: "Removed", tone: undefined, help: "The checkout was removed from your shop." },
} as const satisfies Record<DisplayStatus, StatusWords>;

/** The status with its reason told where it has several: an address that is blocked is not one that did not agree. */
export function statusWords(status: DisplayStatus, lastReason: Reason | null): StatusWords {
  const words: StatusWords = STATUS_WORDS[status];
  if (lastReason === null) return words;
  const { short, sentence } = REASONS[lastReason];
  if (status === "no-consent" && lastReason !== "no-legal-basis") return { ...words, label: short, help: sentence };
  return status === "not-mailed" ? { ...words, help: sentence } : words;
}

/** What the list can be narrowed to; each tab stands for one or more statuses. */
export const STATUS_TABS = [
  { key: "all", label: "All", statuses: [] },
  { key: "waiting", label: "Waiting", statuses: ["waiting"] },
  { key: "mailed", label: "Mailed", statuses: ["mailed"] },
  { key: "recovered", label: "Recovered", statuses: ["recovered"] },
  { key: "purchased", label: "Bought without us", statuses: ["purchased"] },
  { key: "no-consent", label: "No consent or blocked", statuses: ["no-consent"] },
  { key: "suspected", label: "Probably not a person", statuses: ["suspected"] },
  { key: "active", label: "Not yet abandoned", statuses: ["active"] },
  { key: "other", label: "Not mailed", statuses: ["not-mailed", "no-contact", "deleted"] },
] as const satisfies readonly { key: string; label: string; statuses: readonly (typeof DISPLAY_STATUSES)[number][] }[];
export type StatusTabKey = (typeof STATUS_TABS)[number]["key"];

/** Reads the tab from an address; anything else is all. */
export function statusTab(text: string | null): (typeof STATUS_TABS)[number] {
  return STATUS_TABS.find(({ key }) => key === text) ?? STATUS_TABS[0];
}
