import type { z } from "zod";
import { version } from "../../../domain/facts/version.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { id, payload, text, time } from "./fields.ts";
import { need } from "./refusal.ts";

/** segments/create, update and delete; a deleted one is named by its id alone. */
export const segmentPayload = payload({ id, admin_graphql_api_id: text, name: text, query: text, creationDate: time, lastEditDate: time });

/** Throws PayloadRefused without an id. */
export function readSegment(deleted: boolean) {
  return (raw: z.infer<typeof segmentPayload>, arrived: Date): readonly ShopFact[] => {
    const segmentId = need(raw.id ?? lastNumber(raw.admin_graphql_api_id), ["id"], "a numeric id");
    const at = deleted ? arrived : (raw.lastEditDate ?? raw.creationDate ?? arrived);
    return [
      { kind: "versions", versions: [version("segment", segmentId, at, deleted ? { deleted: true } : { name: raw.name, query: raw.query })] },
      { kind: "segment", id: segmentId, name: raw.name ?? "", query: raw.query ?? "", at, deleted },
    ];
  };
}

/** customer.joined_segment and customer.left_segment: three global ids and no time; the webhook's own counts. */
export const membershipPayload = payload({ customer_id: text, segment_id: text });

/** Throws PayloadRefused without both ids. */
export function readMembership(member: boolean) {
  return (raw: z.infer<typeof membershipPayload>, arrived: Date): readonly ShopFact[] => {
    const segmentId = need(lastNumber(raw.segment_id), ["segment_id"], "a global id of a segment");
    const customerShopifyId = need(lastNumber(raw.customer_id), ["customer_id"], "a global id of a customer");
    return [{ kind: "segment-membership", segmentId, customerShopifyId, member, at: arrived }];
  };
}

function lastNumber(globalId: string | null): string | null {
  return /(?:^|\/)(\d{1,30})$/.exec(globalId ?? "")?.[1] ?? null;
}
