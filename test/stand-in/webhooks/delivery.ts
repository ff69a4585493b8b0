/** One webhook on its way: kind "webhook", id = its webhook id. `body` is the raw text that is signed. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly topic: string;
  readonly shop: string;
  readonly body: string;
  /** business time, ISO */
  readonly triggeredAt: string;
  /** waiting: to be tried at nextAttemptAt · held: until someone lets it go · delivered: answered 2xx · failed: out of tries · lost: never tried, as asked for */
  state: "waiting" | "held" | "delivered" | "failed" | "lost";
  /** real time, ms */
  nextAttemptAt: number;
  /** each try, also those made by hand from the control page */
  attempts: Attempt[];
}

export interface Attempt {
  /** real time, ms */
  readonly at: number;
  readonly tookMs: number;
  /** null when there was no answer */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Destination {
  readonly url: string;
  readonly apiVersion: string;
}

const TIMEOUT_MS = 5000;

/** One try. Anything but 2xx within five seconds is an error, redirects too; never throws. */
export async function attemptDelivery(delivery: Delivery, destination: Destination, hmac: (body: string) => string): Promise<Attempt> {
  const at = Date.now();
  try {
    const response = await fetch(destination.url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      body: delivery.body,
      headers: {
        "content-type": "application/json",
        "user-agent": "Shopify-Captain-Hook",
        "x-shopify-topic": delivery.topic,
        "x-shopify-hmac-sha256": hmac(delivery.body),
        "x-shopify-shop-domain": delivery.shop,
        "x-shopify-api-version": destination.apiVersion,
        "x-shopify-webhook-id": delivery.id,
        "x-shopify-event-id": delivery.eventId,
        "x-shopify-triggered-at": delivery.triggeredAt,
      },
    });
    await response.arrayBuffer();
    return { at, tookMs: Date.now() - at, status: response.status, error: null };
  } catch (error) {
    return { at, tookMs: Date.now() - at, status: null, error: reason(error) };
  }
}

export const succeeded = (attempt: Attempt): boolean => attempt.status !== null && attempt.status >= 200 && attempt.status < 300;

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${TIMEOUT_MS / 1000} seconds`;
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.message;
}
