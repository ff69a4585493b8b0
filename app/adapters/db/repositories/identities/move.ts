import type { IdentityKey } from "../../../../domain/customers/identity.ts";

/** From one person's row to another's. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** the names that go; null: everything, for the whole person was joined into another */
  readonly keys: readonly IdentityKey[] | null;
  readonly at: Date;
}
