-- An attempt whose PaymentIntent Stripe does not know is over, and another one may start.
ALTER TYPE "attempt_status" ADD VALUE 'lost';
