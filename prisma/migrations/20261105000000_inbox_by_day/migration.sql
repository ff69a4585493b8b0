-- The inbox in parts of one day (UTC) each, so that what is old goes with its part instead of row by row. The app makes
-- parts ahead (app/adapters/db/system/inbox-parts.ts); what has none goes into the default part, so nothing is ever refused.

ALTER TABLE "inbox" RENAME TO "inbox_whole";
ALTER TABLE "inbox_whole" RENAME CONSTRAINT "inbox_pkey" TO "inbox_whole_pkey";
ALTER TABLE "inbox_whole" DROP CONSTRAINT "inbox_state";
DROP INDEX "inbox_pending", "inbox_quarantined";

CREATE TABLE "inbox" (
    "id" BIGINT NOT NULL DEFAULT nextval('inbox_id_seq'),
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

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id", "receivedAt"),
    CONSTRAINT "inbox_state" CHECK ("state" IN ('pending', 'done', 'quarantined'))
) PARTITION BY RANGE ("receivedAt");
ALTER SEQUENCE "inbox_id_seq" OWNED BY "inbox"."id";

-- what is still to be interpreted, shop by shop, in order of arrival
CREATE INDEX "inbox_pending" ON "inbox"("shop", "id") WHERE "state" = 'pending';
-- what was set aside, for the operator and the merchant to count and to see
CREATE INDEX "inbox_quarantined" ON "inbox"("shop", "id") WHERE "state" = 'quarantined';

CREATE TABLE "inbox_default" PARTITION OF "inbox" DEFAULT;

-- A part for each day of which there is something, and for the coming week.
DO $$
DECLARE
  day DATE;
BEGIN
  FOR day IN
    SELECT ("receivedAt" AT TIME ZONE 'UTC')::date FROM "inbox_whole"
    UNION SELECT (now() AT TIME ZONE 'UTC')::date + n FROM generate_series(0, 7) AS n
  LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF "inbox" FOR VALUES FROM (%L) TO (%L)',
      'inbox_' || to_char(day, 'YYYYMMDD'), day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
  END LOOP;
END $$;

INSERT INTO "inbox" ("id", "shop", "topic", "webhookId", "apiVersion", "triggeredAt", "receivedAt", "body", "state", "reason", "processedAt")
SELECT "id", "shop", "topic", "webhookId", "apiVersion", "triggeredAt", "receivedAt", "body", "state", "reason", "processedAt" FROM "inbox_whole";
DROP TABLE "inbox_whole";
