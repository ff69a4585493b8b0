-- Of nearly every checkout it is noted that Shopify has not written: no index holds that, so that with room on its page the note changes one row and nothing else.
DROP INDEX checkouts_shopify_mail;
CREATE INDEX checkouts_shopify_mail ON checkouts (shop, "shopifyMail", "updatedAt") WHERE "shopifyMail" IN ('scheduled', 'sent');
ALTER TABLE checkouts SET (fillfactor = 80);
