import { privacyDeadline, type PrivacyAsk } from "../domain/privacy/request.ts";
import type { Deps } from "./ports/deps.ts";
import type { InboxItem } from "./ports/system-store.ts";

/** Notes with its deadline what was asked about personal data; a job answers it. Safe to repeat. */
export async function openPrivacyRequest(deps: Pick<Deps, "system" | "clock" | "queue">, item: InboxItem, { shop, ask }: { readonly shop: string; readonly ask: PrivacyAsk }): Promise<void> {
  const receivedAt = deps.clock.now();
  await deps.system.privacy.open({ shop, id: item.webhookId, ask, inboxId: item.id, receivedAt, dueAt: privacyDeadline(receivedAt) });
  await deps.queue.send("answer-privacy-requests", {});
}
