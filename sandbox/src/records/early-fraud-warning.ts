export type EarlyFraudWarningRecord = {
  id: string;
  created: number;
  charge: string;
  paymentIntent: string;
};
