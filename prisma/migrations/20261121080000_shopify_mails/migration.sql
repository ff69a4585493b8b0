-- Whether Shopify's own automation has written lately, or was found not to write.
DROP INDEX checkouts_shopify_mail;
CREATE INDEX checkouts_shopify_mail ON checkouts (shop, "shopifyMail", "updatedAt") WHERE "shopifyMail" IS NOT NULL;
