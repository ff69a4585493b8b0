-- Who enters a journey, and who is let in by a job.

-- when Shopify made the customer
ALTER TABLE customers ADD COLUMN since TIMESTAMPTZ(3);

-- how far the members of a segment are read: `readAt` is when the last complete reading began
ALTER TABLE segments
  ADD COLUMN "readAt" TIMESTAMPTZ(3),
  ADD COLUMN "readFrom" TIMESTAMPTZ(3),
  ADD COLUMN cursor TEXT;
ALTER TABLE segment_memberships ADD COLUMN "seenAt" TIMESTAMPTZ(3);

-- people whom a campaign lets in by a job: who qualifies already when it is switched on, or everybody at the time of a broadcast
CREATE TABLE entry_walks (
  shop TEXT NOT NULL,
  "campaignId" TEXT NOT NULL,
  -- business time from which it may begin
  "dueAt" TIMESTAMPTZ(3) NOT NULL,
  cursor TEXT,
  looked INTEGER NOT NULL DEFAULT 0,
  entered INTEGER NOT NULL DEFAULT 0,
  "endedAt" TIMESTAMPTZ(3),
  PRIMARY KEY (shop, "campaignId")
);
CREATE INDEX entry_walks_open ON entry_walks (shop, "dueAt") WHERE "endedAt" IS NULL;

-- who has an open journey of a campaign, by where it stands
CREATE INDEX enrollments_standing ON enrollments (shop, "campaignId", "campaignVersion", "stepIndex") WHERE status = 'open';
