-- Most decisions are plans: one with every wait. A checkout's are found by the people whom its others are about, so that a plan
-- is written into one index less, at a place that nothing else touched.
DROP INDEX "decisions_shop_checkoutToken_at_idx";
CREATE INDEX decisions_of_checkout ON decisions (shop, "checkoutToken", at) WHERE kind <> 'planned';

-- Room for two more beside each row: while another statement runs that began before the claim, the row as it was before
-- cannot be cleared away yet when the person is given back.
ALTER TABLE "customers" SET (fillfactor = 33);
