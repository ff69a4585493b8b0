import type { TemplateDocument } from "../templates/document.ts";
import type { JourneyDefinition } from "./definition.ts";
import type { Step } from "./steps.ts";

const HOUR = 60;
export const MINUTES_PER_DAY = 24 * HOUR;
/** When mails that are in no hurry go out, by the recipient's clock. A convention, see docs/decisions/016-campaign-library.md. */
export const MORNING = "10:00";
/** Share of people left alone unless asked otherwise, so that a campaign's effect can be known. */
export const DEFAULT_HOLDOUT = 0.1;

/** A mail that comes with a campaign. `key` is its name inside of the campaign. */
export interface LibraryMail {
  readonly key: string;
  readonly name: string;
  readonly document: TemplateDocument;
}

/** A campaign ready to be added to a shop, in a merchant's words. */
export interface LibraryCampaign {
  readonly id: string;
  readonly name: string;
  /** one sentence */
  readonly purpose: string;
  /** stage of the customer's life, see product.md */
  readonly stage: "Acquisition" | "Conversion" | "Retention" | "Loyalty";
  /** when its mails go, in a few words */
  readonly when: string;
  /** who gets them */
  readonly who: string;
  /** share left alone, 0 to 1 */
  readonly holdout: number;
  /** higher goes first where several campaigns want to write to the same person; 50 is in the middle */
  readonly priority: number;
  readonly mails: readonly LibraryMail[];
  /** `templates`: the id in the shop of each mail, by its key */
  readonly journey: (templates: Readonly<Record<string, string>>) => JourneyDefinition;
}

/** A wait of so many days. */
export function waitDays(id: string, days: number): Step {
  return { id, kind: "wait", minutes: days * MINUTES_PER_DAY };
}

/** A wait until the recipient's next morning. */
export function untilMorning(id: string): Step {
  return { id, kind: "wait-until", at: MORNING, weekdays: null };
}
