-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN,
    "locale" TEXT,
    "collaborator" BOOLEAN,
    "emailVerified" BOOLEAN,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shops" (
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "storefrontUrl" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "country" TEXT,
    "address" JSONB NOT NULL DEFAULT '[]',
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "uninstalledAt" TIMESTAMPTZ(3),
    "settings" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "webhook_receipts" (
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "eventId" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_receipts_pkey" PRIMARY KEY ("shop","topic","webhookId")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "apiVersion" TEXT,
    "triggeredAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "processedAt" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shopifyId" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "firstName" TEXT,
    "lastName" TEXT,
    "locale" TEXT,
    "country" TEXT,
    "timeZone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "factsAt" TIMESTAMPTZ(3),
    "factTimes" JSONB NOT NULL DEFAULT '{}',
    "leaseUntil" TIMESTAMPTZ(3),
    "leaseOwner" TEXT,
    "fence" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "consents" (
    "shop" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("shop","customerId","channel","at","source")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "shop" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "addressHash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("shop","channel","addressHash")
);

-- CreateTable
CREATE TABLE "checkouts" (
    "shop" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "cartToken" TEXT,
    "customerId" TEXT,
    "shopifyId" TEXT,
    "customerShopifyId" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "firstName" TEXT,
    "lastName" TEXT,
    "acceptsMarketing" BOOLEAN,
    "locale" TEXT,
    "country" TEXT,
    "currency" TEXT NOT NULL,
    "presentmentCurrency" TEXT NOT NULL,
    "subtotalMinor" BIGINT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "recoveryUrl" TEXT,
    "sourceName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "completedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "checkouts_pkey" PRIMARY KEY ("shop","token")
);

-- CreateTable
CREATE TABLE "variants" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "productId" TEXT,
    "productTitle" TEXT NOT NULL,
    "variantTitle" TEXT,
    "handle" TEXT,
    "imageUrl" TEXT,
    "imageAlt" TEXT,
    "tracked" BOOLEAN NOT NULL,
    "inventoryPolicy" TEXT NOT NULL,
    "inventoryQuantity" INTEGER NOT NULL,
    "availableForSale" BOOLEAN NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "variants_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "orders" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customerId" TEXT,
    "customerShopifyId" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "checkoutToken" TEXT,
    "cartToken" TEXT,
    "totalMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "presentmentMinor" BIGINT NOT NULL,
    "presentmentCurrency" TEXT NOT NULL,
    "discountCodes" JSONB NOT NULL,
    "sourceName" TEXT,
    "test" BOOLEAN NOT NULL,
    "financialStatus" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "paidAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currentVersion" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 50,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "campaign_versions" (
    "shop" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "holdout" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_versions_pkey" PRIMARY KEY ("shop","campaignId","version")
);

-- CreateTable
CREATE TABLE "templates" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currentVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "template_versions" (
    "shop" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("shop","templateId","version")
);

-- CreateTable
CREATE TABLE "enrollments" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "campaignVersion" INTEGER NOT NULL,
    "customerId" TEXT NOT NULL,
    "checkoutToken" TEXT,
    "occasion" TEXT NOT NULL,
    "stepIndex" INTEGER NOT NULL DEFAULT 0,
    "stepEnteredAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "exitReason" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "enrollments_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "templateVersion" INTEGER NOT NULL,
    "checkoutToken" TEXT,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "provider" TEXT,
    "providerMessageId" TEXT,
    "refusal" TEXT,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "links" JSONB NOT NULL,
    "discountCode" TEXT,
    "fence" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "intentAt" TIMESTAMPTZ(3) NOT NULL,
    "handedOffAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "clickedAt" TIMESTAMPTZ(3),
    "bouncedAt" TIMESTAMPTZ(3),
    "complainedAt" TIMESTAMPTZ(3),
    "unsubscribedAt" TIMESTAMPTZ(3),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "delivery_events" (
    "shop" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "delivery_events_pkey" PRIMARY KEY ("shop","eventId")
);

-- CreateTable
CREATE TABLE "decisions" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "enrollmentId" TEXT,
    "campaignId" TEXT,
    "checkoutToken" TEXT,
    "stepId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "until" TIMESTAMPTZ(3),
    "messageId" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "seq" BIGSERIAL NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "discount_codes" (
    "shop" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "shopifyId" TEXT,
    "redeemedAt" TIMESTAMPTZ(3),

    CONSTRAINT "discount_codes_pkey" PRIMARY KEY ("shop","code")
);

-- CreateTable
CREATE TABLE "attributions" (
    "shop" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "touchedAt" TIMESTAMPTZ(3) NOT NULL,
    "orderedAt" TIMESTAMPTZ(3) NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "attributions_pkey" PRIMARY KEY ("shop","orderId")
);

-- CreateTable
CREATE TABLE "exposures" (
    "shop" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exposures_pkey" PRIMARY KEY ("shop","campaignId","customerId")
);

-- CreateIndex
CREATE INDEX "sessions_shop_idx" ON "sessions"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "customers_shop_shopifyId_key" ON "customers"("shop", "shopifyId");

-- CreateIndex
CREATE UNIQUE INDEX "customers_shop_email_key" ON "customers"("shop", "email");

-- CreateIndex
CREATE INDEX "checkouts_shop_shopifyId_idx" ON "checkouts"("shop", "shopifyId");

-- CreateIndex
CREATE INDEX "checkouts_shop_updatedAt_idx" ON "checkouts"("shop", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "checkouts_shop_customerId_idx" ON "checkouts"("shop", "customerId");

-- CreateIndex
CREATE INDEX "checkouts_shop_cartToken_idx" ON "checkouts"("shop", "cartToken");

-- CreateIndex
CREATE INDEX "orders_shop_customerId_createdAt_idx" ON "orders"("shop", "customerId", "createdAt");

-- CreateIndex
CREATE INDEX "orders_shop_checkoutToken_idx" ON "orders"("shop", "checkoutToken");

-- CreateIndex
CREATE INDEX "orders_shop_cartToken_idx" ON "orders"("shop", "cartToken");

-- CreateIndex
CREATE INDEX "orders_shop_createdAt_idx" ON "orders"("shop", "createdAt");

-- CreateIndex
CREATE INDEX "enrollments_shop_customerId_idx" ON "enrollments"("shop", "customerId");

-- CreateIndex
CREATE INDEX "enrollments_shop_checkoutToken_idx" ON "enrollments"("shop", "checkoutToken");

-- CreateIndex
CREATE UNIQUE INDEX "enrollments_shop_campaignId_customerId_occasion_key" ON "enrollments"("shop", "campaignId", "customerId", "occasion");

-- CreateIndex
CREATE INDEX "messages_shop_customerId_intentAt_idx" ON "messages"("shop", "customerId", "intentAt");

-- CreateIndex
CREATE INDEX "messages_shop_intentAt_idx" ON "messages"("shop", "intentAt");

-- CreateIndex
CREATE INDEX "messages_shop_checkoutToken_idx" ON "messages"("shop", "checkoutToken");

-- CreateIndex
CREATE UNIQUE INDEX "messages_shop_campaignId_customerId_stepId_occasion_key" ON "messages"("shop", "campaignId", "customerId", "stepId", "occasion");

-- CreateIndex
CREATE INDEX "delivery_events_shop_messageId_at_idx" ON "delivery_events"("shop", "messageId", "at");

-- CreateIndex
CREATE INDEX "decisions_shop_customerId_at_idx" ON "decisions"("shop", "customerId", "at");

-- CreateIndex
CREATE INDEX "decisions_shop_enrollmentId_idx" ON "decisions"("shop", "enrollmentId");

-- CreateIndex
CREATE INDEX "decisions_shop_checkoutToken_at_idx" ON "decisions"("shop", "checkoutToken", "at");

-- CreateIndex
CREATE UNIQUE INDEX "discount_codes_shop_enrollmentId_stepId_key" ON "discount_codes"("shop", "enrollmentId", "stepId");

-- CreateIndex
CREATE INDEX "attributions_shop_orderedAt_idx" ON "attributions"("shop", "orderedAt");

-- CreateIndex
CREATE INDEX "attributions_shop_messageId_idx" ON "attributions"("shop", "messageId");


-- What Prisma's schema cannot say: partial and expression indexes.

-- at most one open enrollment per person and campaign
CREATE UNIQUE INDEX "enrollments_one_open" ON "enrollments"("shop", "campaignId", "customerId") WHERE "status" = 'open';

-- the schedule
CREATE INDEX "enrollments_due" ON "enrollments"("dueAt") WHERE "status" = 'open';

-- what is still to be interpreted, shop by shop, in order of arrival
CREATE INDEX "inbox_pending" ON "inbox"("shop", "id") WHERE "state" = 'pending';

-- hand-offs without an answer
CREATE INDEX "messages_intent" ON "messages"("shop", "customerId") WHERE "status" = 'intent';

-- orders of a person who is known by e-mail
CREATE INDEX "orders_email" ON "orders"("shop", lower("email"));

-- people who are known by phone alone
CREATE INDEX "customers_phone_only" ON "customers"("shop", "phone") WHERE "shopifyId" IS NULL AND "email" IS NULL;

-- Closed lists. Reasons and kinds of decisions grow with the domain and are held by its types alone.
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_state" CHECK ("state" IN ('pending', 'done', 'quarantined'));
ALTER TABLE "consents" ADD CONSTRAINT "consents_channel" CHECK ("channel" IN ('email', 'sms'));
ALTER TABLE "consents" ADD CONSTRAINT "consents_state" CHECK ("state" IN ('subscribed', 'unsubscribed', 'not-subscribed', 'pending'));
ALTER TABLE "consents" ADD CONSTRAINT "consents_source" CHECK ("source" IN ('checkout-box', 'shopify-customer', 'unsubscribe-link', 'provider', 'merchant'));
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_channel" CHECK ("channel" IN ('email', 'sms'));
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_reason" CHECK ("reason" IN ('unsubscribed', 'bounced', 'complained', 'merchant'));
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_status" CHECK ("status" IN ('open', 'recovered', 'purchased', 'deleted'));
ALTER TABLE "variants" ADD CONSTRAINT "variants_inventory_policy" CHECK ("inventoryPolicy" IN ('deny', 'continue'));
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_status" CHECK ("status" IN ('off', 'on'));
ALTER TABLE "campaign_versions" ADD CONSTRAINT "campaign_versions_holdout" CHECK ("holdout" >= 0 AND "holdout" <= 1);
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_status" CHECK ("status" IN ('open', 'done', 'exited'));
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_end" CHECK (("status" = 'open') = ("endedAt" IS NULL) AND ("status" = 'open' OR "dueAt" IS NULL));
ALTER TABLE "messages" ADD CONSTRAINT "messages_status" CHECK ("status" IN ('intent', 'handed-off', 'refused', 'unknown'));
ALTER TABLE "messages" ADD CONSTRAINT "messages_channel" CHECK ("channel" IN ('email', 'sms'));
ALTER TABLE "delivery_events" ADD CONSTRAINT "delivery_events_kind" CHECK ("kind" IN ('processed', 'delivered', 'opened', 'clicked', 'bounced', 'complained', 'unsubscribed', 'deferred', 'dropped'));
ALTER TABLE "discount_codes" ADD CONSTRAINT "discount_codes_status" CHECK ("status" IN ('planned', 'issued', 'failed', 'redeemed'));
ALTER TABLE "attributions" ADD CONSTRAINT "attributions_evidence" CHECK ("evidence" IN ('click', 'recovery-link', 'discount-code'));
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_arm" CHECK ("arm" IN ('treated', 'held-out'));
