-- What the shop and the carriers say of the parcels of orders, also of orders that are not known yet. No personal data.
CREATE TABLE parcels (
  shop TEXT NOT NULL,
  "orderId" TEXT NOT NULL,
  "parcelId" TEXT NOT NULL,
  -- record | carrier | promise: each by its own newest word
  source TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  cancelled BOOLEAN NOT NULL,
  "deliveredAt" TIMESTAMPTZ(3),
  "expectedAt" TIMESTAMPTZ(3),
  PRIMARY KEY (shop, "orderId", "parcelId", source)
);

-- An order keeps apart what its own payload says and what its parcels say, so that each is as new as it can be whichever
-- comes first; what is read is made of both.
ALTER TABLE orders RENAME COLUMN "deliveredAt" TO "saidDeliveredAt";
ALTER TABLE orders RENAME COLUMN "expectedAt" TO "saidExpectedAt";
ALTER TABLE orders
  ADD COLUMN parcels INTEGER,
  ADD COLUMN "parcelsDelivered" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "parcelsDeliveredAt" TIMESTAMPTZ(3),
  ADD COLUMN "parcelsExpectedAt" TIMESTAMPTZ(3);
ALTER TABLE orders
  ADD COLUMN "deliveredAt" TIMESTAMPTZ(3) GENERATED ALWAYS AS (
    COALESCE("saidDeliveredAt", CASE WHEN "fulfilledAt" IS NOT NULL AND "parcelsDelivered" >= COALESCE(parcels, 1) THEN "parcelsDeliveredAt" END)) STORED,
  ADD COLUMN "expectedAt" TIMESTAMPTZ(3) GENERATED ALWAYS AS (COALESCE("parcelsExpectedAt", "saidExpectedAt")) STORED;
