-- A rehearsal of edits that were not saved keeps what of them is not in its journey, so that the merchant can go on with them.
ALTER TABLE rehearsals ADD COLUMN draft JSONB;
