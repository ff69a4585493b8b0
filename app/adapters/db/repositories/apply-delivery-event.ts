import { Prisma } from "../../../generated/prisma/client.ts";
import type { DeliveryEvent, DeliveryKind } from "../../../use-cases/ports/rows.ts";
import type { Database, Queries } from "../database.ts";
import { storable } from "../storable.ts";
import { settleByEvents } from "./settle-by-events.ts";

/** The column that keeps the first time of a kind. */
const FIRST_TIME = {
  processed: null,
  delivered: "deliveredAt",
  opened: "openedAt",
  clicked: "clickedAt",
  bounced: "bouncedAt",
  complained: "complainedAt",
  unsubscribed: "unsubscribedAt",
  deferred: null,
  dropped: null,
} as const satisfies Record<DeliveryKind, string | null>;

/** Records what became of a message, once per event id; see MessageRepository.applyEvent. The message is locked first, so that the answer of a hand-off is written before or after, and sees the event or is seen. */
export function applyDeliveryEvent({ prisma }: Database, shop: string, event: DeliveryEvent): Promise<boolean> {
  const { eventId, messageId, kind, at, detail } = storable(event);
  return prisma.$transaction(async (queries) => {
    const fresh = await queries.$executeRaw`
      INSERT INTO delivery_events (shop, "eventId", "messageId", kind, at, detail)
      SELECT shop, ${eventId}, id, ${kind}, ${at}::timestamptz, ${JSON.stringify(detail)}::jsonb FROM messages WHERE shop = ${shop} AND id = ${messageId} FOR NO KEY UPDATE
      ON CONFLICT DO NOTHING`;
    if (fresh === 0) return false;
    await keepFirstTime(queries, shop, messageId, kind, at);
    await settleByEvents(queries, [{ shop, id: messageId }]);
    return true;
  });
}

async function keepFirstTime(queries: Queries, shop: string, messageId: string, kind: DeliveryKind, at: Date): Promise<void> {
  const column = FIRST_TIME[kind];
  if (column === null) return;
  const name = Prisma.raw(`"${column}"`);
  await queries.$executeRaw`UPDATE messages SET ${name} = LEAST(${name}, ${at}::timestamptz) WHERE shop = ${shop} AND id = ${messageId}`;
}
