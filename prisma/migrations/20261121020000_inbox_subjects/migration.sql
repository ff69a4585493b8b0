-- Whom and what a webhook that was read names, so that an erasure finds it; '?' where that is not known.
ALTER TABLE "inbox" ADD COLUMN "subjects" TEXT[] DEFAULT ARRAY['?']::TEXT[];
CREATE INDEX "inbox_subjects" ON "inbox" USING GIN ("subjects") WHERE "state" = 'done';
