import { z } from "zod";
import type { ShopifyMail } from "../../../domain/journeys/facts.ts";
import { abandonmentsDocument } from "../documents/abandonments.ts";
import type { AdminClient } from "./admin-client.ts";
import { inChunks } from "./chunks.ts";
import { gid } from "./gid.ts";

const answer = z.record(z.string(), z.object({ emailState: z.enum(["NOT_SENT", "SCHEDULED", "SENT"]).nullable() }).nullable());
const STATES = { NOT_SENT: "not-sent", SCHEDULED: "scheduled", SENT: "sent" } as const satisfies Record<string, ShopifyMail>;

/** Each costs a point. */
const PER_QUERY = 100;

/** What Shopify's own automation did, by the abandoned checkout's numeric id; those it counts as no abandonment are not in the map. */
export async function readShopifyMails(client: AdminClient, checkoutIds: readonly string[]): Promise<ReadonlyMap<string, ShopifyMail>> {
  const wanted = [...new Set(checkoutIds)].filter((id) => /^\d+$/.test(id));
  const entries = await inChunks(wanted, PER_QUERY, async (piece) => {
    const variables = Object.fromEntries(piece.map((id, index) => [`id${index}`, gid("AbandonedCheckout", id)]));
    const said = await client.query(abandonmentsDocument(piece.length), variables, answer);
    return piece.flatMap((id, index): [string, ShopifyMail][] => {
      const state = said[`a${index}`]?.emailState;
      return state ? [[id, STATES[state]]] : [];
    });
  });
  return new Map(entries);
}
