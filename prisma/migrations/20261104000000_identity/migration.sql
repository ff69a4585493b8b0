-- Names under which people are known, why some stand for the same person, dated versions of facts, and suspected bots.

CREATE TABLE "identities" (
    "shop" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "homeId" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "register" JSONB NOT NULL DEFAULT '{}',
    "joinTo" TEXT,
    "joinAt" TIMESTAMPTZ(3),
    "joinRule" TEXT,
    "source" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "identities_pkey" PRIMARY KEY ("shop","key")
);
CREATE INDEX "identities_shop_customerId_idx" ON "identities"("shop", "customerId");
CREATE INDEX "identities_shop_email_idx" ON "identities"("shop", "email");
CREATE INDEX "identities_shop_phone_idx" ON "identities"("shop", "phone");
CREATE INDEX "identities_shop_joinTo_idx" ON "identities"("shop", "joinTo");
ALTER TABLE "identities" ADD CONSTRAINT "identities_join_rule" CHECK ("joinRule" IN ('merged-customers', 'same-checkout'));

CREATE TABLE "identity_moves" (
    "shop" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "fromCustomerId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "rule" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "identity_moves_pkey" PRIMARY KEY ("shop","seq")
);
CREATE INDEX "identity_moves_shop_customerId_idx" ON "identity_moves"("shop", "customerId");
CREATE INDEX "identity_moves_shop_key_idx" ON "identity_moves"("shop", "key");

-- A row that was joined into another person stays as a signpost: a worker may still hold it.
ALTER TABLE "customers" ADD COLUMN "joinedInto" TEXT;
CREATE INDEX "customers_shop_joinedInto_idx" ON "customers"("shop", "joinedInto") WHERE "joinedInto" IS NOT NULL;

-- Under which name a consent was given, so that it can leave with that name again.
ALTER TABLE "consents" ADD COLUMN "identity" TEXT NOT NULL DEFAULT '';
ALTER TABLE "consents" DROP CONSTRAINT "consents_pkey", ADD CONSTRAINT "consents_pkey" PRIMARY KEY ("shop","customerId","channel","at","source","identity");

ALTER TABLE "checkouts" ADD COLUMN "suspicions" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "suspected" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "verdict" TEXT, ADD COLUMN "verdictAt" TIMESTAMPTZ(3);
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_verdict" CHECK ("verdict" IN ('person', 'not-person'));
CREATE INDEX "checkouts_shop_createdAt_idx" ON "checkouts"("shop", "createdAt");

CREATE TABLE "fact_versions" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "fact_versions_pkey" PRIMARY KEY ("shop","kind","subject","at")
);
CREATE INDEX "fact_versions_shop_at_idx" ON "fact_versions"("shop", "at");

-- Who is known already: by Shopify's id, else by address, else by telephone number.
INSERT INTO "identities" ("shop", "key", "customerId", "homeId", "email", "phone", "register")
SELECT c."shop",
  CASE WHEN c."shopifyId" IS NOT NULL THEN 'shopify:' || c."shopifyId" WHEN c."email" IS NOT NULL THEN 'email:' || c."email" ELSE 'phone:' || c."phone" END,
  c."id", c."id", c."email", c."phone",
  COALESCE((SELECT jsonb_object_agg(f.name, jsonb_build_object('value', f.value, 'at', COALESCE(c."factTimes" ->> f.name, to_char(c."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))))
    FROM (VALUES ('email', c."email"), ('phone', c."phone"), ('firstName', c."firstName"), ('lastName', c."lastName"), ('locale', c."locale"), ('country', c."country")) AS f (name, value)
    WHERE f.value IS NOT NULL), '{}'::jsonb)
FROM "customers" c
WHERE c."shopifyId" IS NOT NULL OR c."email" IS NOT NULL OR c."phone" IS NOT NULL
ON CONFLICT DO NOTHING;
