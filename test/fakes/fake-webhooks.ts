import type { OutboundWebhooks, WebhookAnswer, WebhookBody } from "../../app/use-cases/ports/outbound-webhooks.ts";

/** Keeps what journeys tell other systems, and answers as the test says: the first of `answers`, then "done". */
export class FakeWebhooks implements OutboundWebhooks {
  readonly calls: { readonly url: string; readonly body: WebhookBody }[] = [];
  readonly answers: WebhookAnswer[] = [];
  async call(url: string, body: WebhookBody): Promise<WebhookAnswer> {
    this.calls.push({ url, body });
    return this.answers.shift() ?? "done";
  }
  secretOf(shop: string): string {
    return `secret of ${shop}`;
  }
}
