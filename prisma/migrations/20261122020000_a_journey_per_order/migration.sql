-- A campaign about orders may let each order have a journey of its own, beside others of the same person. There is one for
-- each order all the same: the occasion is the order, and it is unique for ever.
ALTER TABLE enrollments
  ADD COLUMN "perOrder" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT enrollments_per_order CHECK (NOT "perOrder" OR "orderId" IS NOT NULL);

DROP INDEX enrollments_one_open;
CREATE UNIQUE INDEX enrollments_one_open ON enrollments (shop, "campaignId", "customerId") WHERE status = 'open' AND NOT "perOrder";
