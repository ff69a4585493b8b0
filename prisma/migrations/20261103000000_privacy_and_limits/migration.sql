-- Requests about personal data, with their deadline: what Shopify's compliance webhooks ask for.
CREATE TABLE "privacy_requests" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "subject" JSONB,
    "inboxId" BIGINT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "downloadedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "result" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "privacy_requests_pkey" PRIMARY KEY ("shop", "id")
);

ALTER TABLE "privacy_requests" ADD CONSTRAINT "privacy_requests_kind" CHECK ("kind" IN ('export', 'erase-person', 'erase-shop'));
ALTER TABLE "privacy_requests" ADD CONSTRAINT "privacy_requests_state" CHECK ("state" IN ('open', 'ready', 'done', 'superseded'));
-- a request that is over says nothing of the person any more
ALTER TABLE "privacy_requests" ADD CONSTRAINT "privacy_requests_subject" CHECK ("state" IN ('open', 'ready') OR "subject" IS NULL);

-- Points of the Admin API that are left for each shop, shared by all processes. Real time.
CREATE TABLE "shop_rate_buckets" (
    "shop" TEXT NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,
    "restoreRate" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "shop_rate_buckets_pkey" PRIMARY KEY ("shop")
);

-- Keys that must outlive a change of ENCRYPTION_KEY, sealed with it.
CREATE TABLE "data_keys" (
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "data_keys_pkey" PRIMARY KEY ("name")
);

-- An erased person's address stays closed until they agree anew.
ALTER TABLE "suppressions" DROP CONSTRAINT "suppressions_reason";
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_reason" CHECK ("reason" IN ('unsubscribed', 'bounced', 'complained', 'merchant', 'erased'));
