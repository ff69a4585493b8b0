-- People who left at the same time stand on the same pages, and are claimed and given back in the same moment: each row then
-- needs room for a second one beside it, or every index of the table is written twice.
ALTER TABLE "customers" SET (fillfactor = 50);

-- A journey's decisions are found by its person, whose key is in their timeline's index.
DROP INDEX "decisions_shop_enrollmentId_idx";
