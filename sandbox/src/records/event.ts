import type { ChargeRecord } from "./charge";
import type { CustomerRecord } from "./customer";
import type { DisputeRecord } from "./dispute";
import type { EarlyFraudWarningRecord } from "./early-fraud-warning";
import type { PaymentIntentRecord } from "./payment-intent";
import type { PaymentMethodRecord } from "./payment-method";
import type { RefundRecord } from "./refund";
import type { SetupIntentRecord } from "./setup-intent";

/** The object an event is about, frozen as it was: records never change, so the event just keeps the record. */
export type Snapshot =
  | { kind: "charge"; record: ChargeRecord }
  | { kind: "customer"; record: CustomerRecord }
  | { kind: "dispute"; record: DisputeRecord }
  | { kind: "early_fraud_warning"; record: EarlyFraudWarningRecord }
  | { kind: "payment_intent"; record: PaymentIntentRecord }
  | { kind: "payment_method"; record: PaymentMethodRecord }
  | { kind: "refund"; record: RefundRecord }
  | { kind: "setup_intent"; record: SetupIntentRecord };

export type EventRecord = {
  id: string;
  created: number;
  type: string;
  snapshot: Snapshot;
  previous: Record<string, unknown> | null;
  request: { id: string | null; idempotencyKey: string | null };
  /** How many endpoints it was sent to when it happened. */
  endpoints: number;
  /** Deliveries that have not succeeded yet. */
  pending: number;
  /** False while a delivery is pending or once one has failed for good. */
  delivered: boolean;
};
