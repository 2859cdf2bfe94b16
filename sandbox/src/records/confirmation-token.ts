import type { Shipping } from "./parts";
import type { PaymentMethodRecord } from "./payment-method";

export type ConfirmationTokenRecord = {
  id: string;
  created: number;
  /** Seconds; twelve hours after creation. */
  expiresAt: number;
  paymentIntent: string | null;
  setupIntent: string | null;
  /** The payment method that confirming will make. */
  preview: PaymentMethodRecord;
  returnUrl: string | null;
  setupFutureUsage: "on_session" | "off_session" | null;
  shipping: Shipping | null;
};
