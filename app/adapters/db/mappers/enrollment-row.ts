import type { EnrollmentState } from "../../../domain/journeys/facts.ts";
import type { Enrollment as Stored } from "../../../generated/prisma/client.ts";

/** Where a person stands in a journey, without the schedule. */
export function toEnrollment(row: Stored): EnrollmentState {
  const { id, campaignId, campaignVersion, customerId, checkoutToken, orderId, perOrder, occasion, stepIndex, stepEnteredAt, createdAt } = row;
  return { id, campaignId, campaignVersion, customerId, checkoutToken, orderId, ...(perOrder ? { perOrder } : {}), occasion, stepIndex, stepEnteredAt, createdAt };
}

/** An enrollment with whether it is over. */
export type Kept = EnrollmentState & { readonly status: "open" | "done" | "exited" };

export function toKept(row: Stored): Kept {
  return { ...toEnrollment(row), status: row.status as Kept["status"] };
}
