import type { NotEnrolledReason } from "../journeys/decision.ts";
import { normaliseEmail } from "../customers/normalise-email.ts";
import type { Checkout } from "./checkout.ts";

const MINUTE_MS = 60_000;

/** When a checkout counts as abandoned if nothing more happens: `idleMinutes` after its last activity. */
export function abandonedAt(checkout: Pick<Checkout, "updatedAt">, idleMinutes: number): Date {
  return new Date(checkout.updatedAt.getTime() + idleMinutes * MINUTE_MS);
}

/** Whether an unfinished checkout has rested for `idleMinutes`. Shopify itself says so after 10. */
export function isAbandoned(checkout: Pick<Checkout, "updatedAt" | "completedAt">, idleMinutes: number, now: Date): boolean {
  return checkout.completedAt === null && now >= abandonedAt(checkout, idleMinutes);
}

/** Why a checkout can start no journey whatever the campaign; null when it can. */
export function whyNotRecoverable(checkout: Checkout): NotEnrolledReason | null {
  if (checkout.completedAt) return "already-completed";
  // A draft order's checkout was made by the merchant, not left by a shopper.
  if (checkout.sourceName === "shopify_draft_order") return "draft-order";
  if (normaliseEmail(checkout.email) === null) return "no-email";
  return checkout.lines.length === 0 ? "no-lines" : null;
}
