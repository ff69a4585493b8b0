-- A claim and its end change a person's row twice. With room left on the page, the new row stays there and no index is written.
ALTER TABLE "customers" SET (fillfactor = 85);
