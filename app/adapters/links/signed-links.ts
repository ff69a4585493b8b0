import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { assertNever } from "../../domain/kernel/never.ts";
import type { LinkPurpose, SignedLink, SignedLinks } from "../../use-cases/ports/links.ts";

const VERSION = "1";
/** Ties the signature to this use of the key and to the token's version. */
const CONTEXT = `lastmile link v${VERSION}\n`;
const LONGEST_TOKEN = 600;
const CODES = { click: "c", open: "o", unsubscribe: "u", offer: "f" } as const satisfies Record<LinkPurpose["kind"], string>;
const PAYLOAD = /^([couf])\n(\d{1,4}|-)\n([A-Za-z0-9-]{1,64})\n([a-z0-9][a-z0-9.-]{0,100})$/;

/**
 * Signed links: VERSION.PAYLOAD.HMAC-SHA256, the last two in base64url. The signature covers purpose, destination index,
 * message and shop, so no part can be changed or used for something else. `key`: at least 32 bytes. `baseUrl`: the app's
 * own address. Throws RangeError for a short key or a link that cannot be signed.
 */
export function createSignedLinks({ key, baseUrl }: { readonly key: Buffer; readonly baseUrl: string }): SignedLinks {
  if (key.length < 32) throw new RangeError(`signed links: the key must have at least 32 bytes, got ${key.length}`);
  const base = baseUrl.replace(/\/+$/, "");
  // made once: to make it of the bytes each time costs more than the signature
  const secret = createSecretKey(key);
  const sign = (payload: string) => createHmac("sha256", secret).update(CONTEXT).update(payload).digest("base64url");
  const token = (link: SignedLink) => {
    const payload = Buffer.from(payloadOf(link), "utf8").toString("base64url");
    return `${VERSION}.${payload}.${sign(payload)}`;
  };
  return {
    token,
    read: (text, kind) => readToken(text, kind, sign),
    url: (link) => `${base}${pathOf(link, token(link))}`,
  };
}

function payloadOf(link: SignedLink): string {
  const payload = [CODES[link.kind], link.kind === "click" ? String(link.index) : "-", link.messageId, link.shop].join("\n");
  if (!PAYLOAD.test(payload)) throw new RangeError(`signed links: cannot sign a ${link.kind} link with this shop, message id or index (0 to 9999)`);
  return payload;
}

function readToken(text: string, kind: LinkPurpose["kind"], sign: (payload: string) => string): SignedLink | null {
  if (text.length > LONGEST_TOKEN) return null;
  const [version, payload, signature, ...rest] = text.split(".");
  if (version !== VERSION || payload === undefined || signature === undefined || rest.length > 0) return null;
  // Compared as text, so that a signature has one spelling only.
  const expected = Buffer.from(sign(payload));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const match = PAYLOAD.exec(Buffer.from(payload, "base64url").toString("utf8"));
  const [, code, index, messageId, shop] = match ?? [];
  if (code !== CODES[kind] || messageId === undefined || shop === undefined) return null;
  return kind === "click" ? { kind, index: Number(index), messageId, shop } : { kind, messageId, shop };
}

function pathOf(link: SignedLink, token: string): string {
  switch (link.kind) {
    case "click":
      return `/t/c/${token}`;
    case "open":
      return `/t/o/${token}.gif`;
    case "unsubscribe":
      return `/u/${token}`;
    case "offer":
      // An offer's token travels in the product page's address; alone it leads to the app proxy's answer.
      return `/proxy/offer?lm=${token}`;
    default:
      return assertNever(link, "signed link");
  }
}
