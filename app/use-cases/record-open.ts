import { minuteOf } from "./follow-link.ts";
import type { Deps } from "./ports/deps.ts";
import { idOf } from "./write-decision.ts";

/** A mail's pixel was asked for: the open is recorded, once a minute. False for a pixel that is not ours. */
export async function recordOpen(deps: Pick<Deps, "system" | "links" | "clock">, token: string): Promise<boolean> {
  const link = deps.links.read(token, "open");
  if (!link) return false;
  const at = deps.clock.now();
  const eventId = idOf("open", link.messageId, minuteOf(at));
  const { messages } = deps.system.forShop(link.shop);
  if (!(await messages.get(link.messageId))) return false;
  await messages.applyEvent({ eventId, messageId: link.messageId, kind: "opened", at, detail: {} });
  return true;
}
