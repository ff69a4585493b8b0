import type { FactReader, ShopFact } from "../../app/use-cases/ports/fact-reader.ts";
import type { InboxItem } from "../../app/use-cases/ports/system-store.ts";

type Reading = ReturnType<FactReader["read"]>;

/** Knows what each webhook means because the test said so, by webhook id. */
export class FakeFactReader implements FactReader {
  readonly #meanings = new Map<string, Reading>();
  means(webhookId: string, ...facts: ShopFact[]): void {
    this.#meanings.set(webhookId, { ok: true, facts, addresses: [] });
  }
  read(item: InboxItem): Reading {
    return this.#meanings.get(item.webhookId) ?? { ok: false, reason: "body: expected an object, got text" };
  }
}
