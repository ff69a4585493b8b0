-- Columns that point to a person, so that whoever is erased is erased here too.
ALTER TABLE "fact_versions" ADD COLUMN "checkoutToken" TEXT;
CREATE INDEX "fact_versions_shop_checkoutToken_idx" ON "fact_versions"("shop", "checkoutToken");
ALTER TABLE "identity_moves" ADD COLUMN "customerShopifyId" TEXT, ADD COLUMN "email" TEXT, ADD COLUMN "phone" TEXT;
