-- The figures of a period find its mails without reading the others.
CREATE INDEX "messages_handed_off" ON "messages"("shop", "handedOffAt") WHERE "status" = 'handed-off';
