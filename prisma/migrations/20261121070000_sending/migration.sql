-- What a message is in law: caps count marketing only.
ALTER TABLE messages ADD COLUMN purpose TEXT NOT NULL DEFAULT 'marketing';
ALTER TABLE messages ADD CONSTRAINT messages_purpose CHECK (purpose IN ('marketing', 'transactional'));

-- The complaint rate of the last days.
CREATE INDEX messages_delivered ON messages (shop, "deliveredAt") WHERE "deliveredAt" IS NOT NULL;
CREATE INDEX messages_complained ON messages (shop, "complainedAt") WHERE "complainedAt" IS NOT NULL;

-- Whether Shopify's own automation has written lately.
CREATE INDEX checkouts_shopify_mail ON checkouts (shop, "updatedAt") WHERE "shopifyMail" IN ('scheduled', 'sent');

-- How many mails the running hour, day or second has had, shared by all workers. Business time. Of the provider: shop is empty.
CREATE TABLE send_windows (
  shop TEXT NOT NULL,
  name TEXT NOT NULL,
  "startsAt" TIMESTAMPTZ(3) NOT NULL,
  used INTEGER NOT NULL,
  -- mails that were told to come in a later window
  line INTEGER NOT NULL,
  PRIMARY KEY (shop, name)
);
