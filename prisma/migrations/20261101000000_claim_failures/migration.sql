-- People whose claims end without their being given back are claimed alone, later and later, and given up in the end.
ALTER TABLE "customers" ADD COLUMN "claimFailures" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "customers_doubtful" ON "customers"("shop", "id") WHERE "claimFailures" > 0;
