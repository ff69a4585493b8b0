-- Journeys about orders, with steps other than waits and messages.

ALTER TABLE enrollments ADD COLUMN "orderId" TEXT;
CREATE INDEX enrollments_shop_order ON enrollments (shop, "orderId") WHERE "orderId" IS NOT NULL;

ALTER TABLE orders
  ADD COLUMN lines JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "fulfilledAt" TIMESTAMPTZ(3),
  ADD COLUMN "deliveredAt" TIMESTAMPTZ(3),
  ADD COLUMN "expectedAt" TIMESTAMPTZ(3);

ALTER TABLE campaigns ADD COLUMN "switchedOnAt" TIMESTAMPTZ(3);
UPDATE campaigns SET "switchedOnAt" = "updatedAt" WHERE status = 'on';

-- what Shopify's own automation did about the abandonment, and when it was asked
ALTER TABLE checkouts ADD COLUMN "shopifyMail" TEXT;

CREATE TABLE segments (
  shop TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL DEFAULT '',
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  "deletedAt" TIMESTAMPTZ(3),
  PRIMARY KEY (shop, id)
);

CREATE TABLE segment_memberships (
  shop TEXT NOT NULL,
  "customerId" TEXT NOT NULL,
  "segmentId" TEXT NOT NULL,
  member BOOLEAN NOT NULL,
  since TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (shop, "customerId", "segmentId")
);
CREATE INDEX segment_memberships_members ON segment_memberships (shop, "segmentId") WHERE member;

-- the ledger of steps other than messages: once per enrollment and step
CREATE TABLE journey_effects (
  shop TEXT NOT NULL,
  "enrollmentId" TEXT NOT NULL,
  "stepId" TEXT NOT NULL,
  "customerId" TEXT NOT NULL,
  "campaignId" TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- intent | done | not-done | unknown
  status TEXT NOT NULL,
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (shop, "enrollmentId", "stepId")
);
CREATE INDEX journey_effects_customer ON journey_effects (shop, "customerId");

-- definitions of before: entry rules stand together, messages say their purpose, an unsubscribe is an exit condition
UPDATE campaign_versions SET definition =
  (definition - 'minimumSubtotalMinor')
  || jsonb_build_object(
    'trigger', definition->'trigger' || '{"changedCart": "go-on"}',
    'entry', jsonb_build_object('audience', NULL, 'minimumMinor', definition->'minimumSubtotalMinor', 'countries', NULL, 'channels', NULL, 'reEntry', 'each-occasion', 'coolDownDays', 0),
    'exits', '[{"kind": "unsubscribed"}]'::jsonb,
    'steps', (SELECT jsonb_agg(CASE WHEN step->>'kind' = 'message' THEN step || '{"offerStepId": null, "purpose": "marketing"}' ELSE step END ORDER BY n)
              FROM jsonb_array_elements(definition->'steps') WITH ORDINALITY AS told (step, n)))
  WHERE definition ? 'minimumSubtotalMinor';
