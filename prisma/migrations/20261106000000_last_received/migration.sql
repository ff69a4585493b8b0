-- When the shop's newest webhook arrived, so that the merchant sees whether the shop and the app are in touch. Real time.
ALTER TABLE "shops" ADD COLUMN "lastReceivedAt" TIMESTAMPTZ(3);
