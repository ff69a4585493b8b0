import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** How long Shopify's session tokens live, in seconds. */
export const SESSION_TOKEN_SECONDS = 60;

export interface AppCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface SessionTokenClaims {
  readonly iss: string;
  readonly dest: string;
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
  readonly nbf: number;
  readonly iat: number;
  readonly jti: string;
  readonly sid: string;
}

/** A session token (HS256) as the admin gives it to an embedded app. Real time: `now` is in milliseconds. */
export function issueSessionToken(app: AppCredentials, shop: string, userId: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  const claims: SessionTokenClaims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: app.apiKey,
    sub: userId,
    exp: seconds + SESSION_TOKEN_SECONDS,
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${unsigned}.${sign(app, unsigned)}`;
}

/** The token's claims, or null for one that is altered, foreign, of another shop or over. */
export function readSessionToken(app: AppCredentials, shop: string, token: string, now: number): SessionTokenClaims | null {
  const [head, body, signature] = token.split(".");
  if (!head || !body || !signature) return null;
  const expected = Buffer.from(sign(app, `${head}.${body}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as SessionTokenClaims;
  const seconds = Math.floor(now / 1000);
  const fits = claims.aud === app.apiKey && claims.dest === `https://${shop}` && claims.exp > seconds && claims.nbf <= seconds;
  return fits ? claims : null;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (app: AppCredentials, text: string): string => createHmac("sha256", app.apiSecret).update(text).digest("base64url");
