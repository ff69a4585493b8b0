import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { createTokenCipher, type TokenCipher } from "./token-cipher.ts";

/** Shopify's sessions in the database; access and refresh tokens are never in clear there. */
export interface EncryptedSessionStorage extends SessionStorage {
  /** Seals with the current key what an older one sealed, and says how many sessions that were: after that the older key is not needed any more. */
  reseal(): Promise<number>;
  /** Runs `work` while no other process runs its own for the same shop: a refresh token is good for one use only. */
  underLock<T>(shop: string, work: () => Promise<T>): Promise<T>;
}

type Database = Pick<PrismaClient, "session" | "$transaction">;
type LibraryClient = ConstructorParameters<typeof PrismaSessionStorage>[0];

/** Longest wait for the lock and the work under it: two token requests of 10 s and some. */
const LOCK_MS = 30_000;

/** The library's Prisma storage with tokens sealed. Several keys: the first seals, all open. */
export function createSessionStorage(prisma: Database, keys: Buffer | readonly Buffer[]): EncryptedSessionStorage {
  const cipher = createTokenCipher(Buffer.isBuffer(keys) ? [keys] : keys);
  const plain = lazily(() => new PrismaSessionStorage(prisma as unknown as LibraryClient, { connectionRetries: 1, connectionRetryIntervalMs: 0 }));
  return {
    async storeSession(session) {
      const sealed = sealSession(cipher, session);
      // An upsert may lose a race with its like; it is idempotent, so it is simply done again.
      return plain((storage) => storage.storeSession(sealed)).catch(() => plain((storage) => storage.storeSession(sealed)));
    },
    async loadSession(id) {
      const stored = await plain((storage) => storage.loadSession(id));
      return stored && openSession(cipher, stored);
    },
    deleteSession: (id) => plain((storage) => storage.deleteSession(id)),
    deleteSessions: (ids) => plain((storage) => storage.deleteSessions(ids)),
    async findSessionsByShop(shop) {
      const stored = await plain((storage) => storage.findSessionsByShop(shop));
      return stored.flatMap((session) => openSession(cipher, session) ?? []);
    },
    reseal: () => resealSessions(prisma, cipher),
    underLock: (shop, work) =>
      prisma.$transaction(
        async (tx) => {
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`lastmile/session/${shop}`}, 0))`;
          return work();
        },
        { timeout: LOCK_MS, maxWait: LOCK_MS },
      ),
  };
}

/** A token that was renewed meanwhile is left alone: it is sealed with the current key already. */
async function resealSessions(prisma: Database, cipher: TokenCipher): Promise<number> {
  let resealed = 0;
  for (const row of await prisma.session.findMany({ select: { id: true, accessToken: true, refreshToken: true } })) {
    const anew = (field: (typeof SECRETS)[number]): string | null => {
      const sealed = row[field];
      const plain = sealed && !cipher.isCurrent(sealed) ? cipher.open(sealed, `${row.id}/${field}`) : null;
      return plain === null || plain === "" ? sealed : cipher.seal(plain, `${row.id}/${field}`);
    };
    const data = { accessToken: anew("accessToken") ?? row.accessToken, refreshToken: anew("refreshToken") };
    if (data.accessToken === row.accessToken && data.refreshToken === row.refreshToken) continue;
    resealed += (await prisma.session.updateMany({ where: { id: row.id, accessToken: row.accessToken, refreshToken: row.refreshToken }, data })).count;
  }
  return resealed;
}

/** The library looks for its table as soon as it is made and never again: it is made on first use, and anew after a failure. */
function lazily(make: () => PrismaSessionStorage<LibraryClient>) {
  let storage: PrismaSessionStorage<LibraryClient> | null = null;
  return async <T>(use: (storage: PrismaSessionStorage<LibraryClient>) => Promise<T>): Promise<T> => {
    const current = (storage ??= make());
    try {
      return await use(current);
    } catch (error) {
      if (storage === current) storage = null;
      throw error;
    }
  };
}

const SECRETS = ["accessToken", "refreshToken"] as const;

function sealSession(cipher: TokenCipher, session: Session): Session {
  const sealed = new Session(session.toObject());
  for (const field of SECRETS) if (session[field]) sealed[field] = cipher.seal(session[field], `${session.id}/${field}`);
  return sealed;
}

/** Undefined where a token cannot be opened: the merchant's next visit, or a refresh, brings a new one. */
function openSession(cipher: TokenCipher, stored: Session): Session | undefined {
  const session = new Session(stored.toObject());
  for (const field of SECRETS) {
    if (!stored[field]) continue;
    const opened = cipher.open(stored[field], `${stored.id}/${field}`);
    if (opened === null) return undefined;
    session[field] = opened;
  }
  return session;
}
