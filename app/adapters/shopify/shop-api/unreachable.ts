import { GraphqlQueryError, HttpRequestError, HttpResponseError, HttpThrottlingError } from "@shopify/shopify-api";
import { ShopUnreachable } from "../../../use-cases/ports/shop-api.ts";

/** The bucket of points is empty: it fills by itself within seconds. */
export class ShopThrottled extends ShopUnreachable {}

const SECOND = 1000;
/** The network or Shopify's servers: soon over. */
const TROUBLE_MS = 30 * SECOND;
/** No token, no permission, shop frozen: a person must act first. */
const REFUSED_MS = 15 * 60 * SECOND;

interface Body {
  readonly errors?: { readonly graphQLErrors?: readonly { readonly path?: readonly unknown[]; readonly extensions?: { readonly code?: string } }[] };
  readonly extensions?: { readonly cost?: { readonly requestedQueryCost?: number; readonly throttleStatus?: { readonly currentlyAvailable?: number; readonly restoreRate?: number } } };
}

/** What any failure of a request means: the shop could not be asked, and when to try again. Names codes, never content. */
export function unreachable(shop: string, error: unknown): ShopUnreachable {
  if (error instanceof ShopUnreachable) return error;
  const [what, retryAfterMs, Kind = ShopUnreachable] = judge(error);
  return new Kind(`${shop}: ${what}`, retryAfterMs, { cause: error });
}

type Judgement = [what: string, retryAfterMs: number, kind?: typeof ShopUnreachable];

function judge(error: unknown): Judgement {
  if (error instanceof GraphqlQueryError) return judgeGraphql((error.body ?? {}) as Body);
  if (error instanceof HttpThrottlingError) return ["too many requests (429)", (error.response.retryAfter ?? 2) * SECOND, ShopThrottled];
  if (error instanceof HttpResponseError) return judgeStatus(error.response.code);
  if (error instanceof HttpRequestError) return ["no answer", TROUBLE_MS];
  // The library throws a Response where a token could not be refreshed.
  if (error instanceof Response) return [`the access token could not be refreshed (${error.status})`, TROUBLE_MS];
  return [error instanceof Error ? error.name : "unknown failure", TROUBLE_MS];
}

function judgeStatus(status: number): Judgement {
  return [`answered ${status}`, status >= 500 ? TROUBLE_MS : REFUSED_MS];
}

function judgeGraphql(body: Body): Judgement {
  const errors = body.errors?.graphQLErrors ?? [];
  if (errors.some((one) => one.extensions?.code === "THROTTLED")) return ["throttled", throttledMs(body), ShopThrottled];
  const codes = errors.map((one) => [one.extensions?.code ?? "ERROR", one.path?.join(".")].filter(Boolean).join(" at "));
  return [`refused the query: ${codes.join(", ") || "without a reason"}`, REFUSED_MS];
}

/** Until the bucket holds what the query asked for. */
function throttledMs({ extensions }: Body): number {
  const { requestedQueryCost = 1000, throttleStatus } = extensions?.cost ?? {};
  const missing = requestedQueryCost - (throttleStatus?.currentlyAvailable ?? 0);
  const perSecond = Math.max(1, throttleStatus?.restoreRate ?? 100);
  return Math.max(1, Math.ceil(missing / perSecond)) * SECOND;
}
