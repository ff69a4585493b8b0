import type { Checkout } from "../../domain/carts/checkout.ts";
import type { ConsentRecord } from "../../domain/consent/marketing-consent.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import type { EnrollmentState } from "../../domain/journeys/facts.ts";
import type { Forecast } from "../../domain/journeys/foresee.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { Campaign, DecisionRow, DeliveryEvent, MessageRow } from "./rows.ts";

/** One person with all that was decided and happened, and what comes next. */
export interface PersonDossier {
  readonly customer: Customer;
  readonly consents: readonly ConsentRecord[];
  readonly decisions: readonly DecisionRow[];
  readonly orders: readonly Order[];
  readonly checkouts: readonly Checkout[];
  readonly messages: readonly MessageRow[];
  readonly events: readonly DeliveryEvent[];
  readonly campaigns: readonly Campaign[];
  readonly ahead: readonly { readonly enrollment: Pick<EnrollmentState, "id" | "orderId" | "stepIndex"> & { readonly dueAt: Date }; readonly campaign: Campaign; readonly definition: JourneyDefinition; readonly forecast: Forecast }[];
}
