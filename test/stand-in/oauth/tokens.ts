import { randomBytes } from "node:crypto";
import type { Documents } from "../world/documents.ts";

export const ACCESS_TOKEN_SECONDS = 3600;
export const REFRESH_TOKEN_SECONDS = 90 * 24 * 3600;

export interface AccessToken {
  readonly shop: string;
  readonly scopes: readonly string[];
  /** milliseconds of real time */
  readonly expiresAt: number;
}

interface RefreshToken {
  readonly shop: string;
  readonly expiresAt: number;
}

export interface IssuedTokens {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
}

/** Offline tokens of the app, kept with the other documents so that an installed app stays installed over a restart. Real time throughout. */
export class TokenStore {
  readonly #documents: Documents;
  readonly #now: () => number;

  constructor(documents: Documents, now: () => number = Date.now) {
    this.#documents = documents;
    this.#now = now;
  }

  /** An expiring offline token with its refresh token. */
  issue(shop: string, scopes: readonly string[]): IssuedTokens {
    this.#forgetExpired();
    const access = `shpat_${randomBytes(16).toString("hex")}`;
    const refresh = `shprt_${randomBytes(16).toString("hex")}`;
    this.#documents.put("access-token", access, { shop, scopes, expiresAt: this.#now() + ACCESS_TOKEN_SECONDS * 1000 } satisfies AccessToken);
    this.#documents.put("refresh-token", refresh, { shop, expiresAt: this.#now() + REFRESH_TOKEN_SECONDS * 1000 } satisfies RefreshToken);
    return {
      access_token: access,
      scope: scopes.join(","),
      expires_in: ACCESS_TOKEN_SECONDS,
      refresh_token: refresh,
      refresh_token_expires_in: REFRESH_TOKEN_SECONDS,
    };
  }

  /** Spends the refresh token: null for one that is unknown, spent, over or another shop's. */
  refresh(shop: string, refreshToken: string, scopes: readonly string[]): IssuedTokens | null {
    const found = this.#documents.get<RefreshToken>("refresh-token", refreshToken);
    if (!found || found.shop !== shop || found.expiresAt <= this.#now()) return null;
    this.#documents.delete("refresh-token", refreshToken);
    return this.issue(shop, scopes);
  }

  /** What the access token may do, or null when it is unknown or over. */
  read(accessToken: string): AccessToken | null {
    const found = this.#documents.get<AccessToken>("access-token", accessToken);
    return found && found.expiresAt > this.#now() ? found : null;
  }

  /** After an uninstall every token of the shop is void. */
  revokeAll(shop: string): void {
    this.#remove("access-token", (token) => token.shop === shop);
    this.#remove("refresh-token", (token) => token.shop === shop);
  }

  #forgetExpired(): void {
    this.#remove("access-token", (token) => token.expiresAt <= this.#now());
    this.#remove("refresh-token", (token) => token.expiresAt <= this.#now());
  }

  #remove(kind: string, over: (token: RefreshToken) => boolean): void {
    for (const { id, body } of this.#documents.entries<RefreshToken>(kind)) if (over(body)) this.#documents.delete(kind, id);
  }
}
