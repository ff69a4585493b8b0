import { sellableLines } from "../domain/carts/sellable-lines.ts";
import type { WithheldReason } from "../domain/journeys/decision.ts";
import type { Desk } from "./shop-desk.ts";
import type { Wish } from "./wish.ts";

/** What stands in the way of a message apart from the person: nobody to send as, no postal address (which the law asks for), nothing left of the cart to sell. */
export function findObstacle(desk: Desk, { enrollment, facts }: Wish): WithheldReason | null {
  return shopObstacle(desk) ?? (enrollment.checkoutToken !== null && sellableLines(facts.checkout?.lines ?? [], facts.variants).length === 0 ? "sold-out" : null);
}

/** The part that holds for every message of the shop. */
export function shopObstacle({ settings, profile }: Pick<Desk, "settings" | "profile">): "no-sender" | "no-postal-address" | null {
  if (settings.senderEmail === "") return "no-sender";
  if (settings.postalAddress === "" && profile.address.every((line) => line.trim() === "")) return "no-postal-address";
  return null;
}
