-- Where the customer sees the order; null where it was never told.
ALTER TABLE "orders" ADD COLUMN "statusUrl" TEXT;
