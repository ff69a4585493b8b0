-- What was set aside, for the operator to count and to see.
CREATE INDEX "inbox_quarantined" ON "inbox"("id") WHERE "state" = 'quarantined';
