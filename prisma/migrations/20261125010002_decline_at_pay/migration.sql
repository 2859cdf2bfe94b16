-- The decline that was known when the shopper last pressed Pay: it says nothing about what came of that press.
ALTER TABLE "payment_attempt" ADD COLUMN "decline_id_at_pay" TEXT;
