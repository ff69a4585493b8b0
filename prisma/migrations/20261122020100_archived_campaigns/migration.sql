-- Campaigns that a merchant is done with go out of sight; what they did stays.
ALTER TABLE campaigns
  ADD COLUMN "archivedAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT campaigns_archived CHECK ("archivedAt" IS NULL OR status = 'off');
