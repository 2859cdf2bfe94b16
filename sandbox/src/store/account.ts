import { stableText } from "../base/ids";
import type { BalanceTransactionRecord } from "../records/balance-transaction";
import type { ChargeRecord } from "../records/charge";
import type { ConfirmationTokenRecord } from "../records/confirmation-token";
import type { CustomerRecord } from "../records/customer";
import type { DeliveryRecord } from "../records/delivery";
import type { DisputeRecord } from "../records/dispute";
import type { EarlyFraudWarningRecord } from "../records/early-fraud-warning";
import type { EventRecord } from "../records/event";
import type { IdempotencyRecord } from "../records/idempotency";
import type { PaymentIntentRecord } from "../records/payment-intent";
import type { PaymentMethodRecord } from "../records/payment-method";
import type { RefundRecord } from "../records/refund";
import type { SetupIntentRecord } from "../records/setup-intent";
import type { WebhookEndpointRecord } from "../records/webhook-endpoint";
import { Collection, type Stored } from "./collection";

type StoreListener = (collection: string, id: string, record: { id: string } | null) => void;

/** Everything one account owns. */
export class Account {
  readonly id: string;
  /** The part that the account's keys share. */
  readonly suffix: string;
  readonly paymentIntents;
  readonly paymentMethods;
  readonly charges;
  readonly refunds;
  readonly disputes;
  readonly customers;
  readonly setupIntents;
  readonly confirmationTokens;
  readonly balanceTransactions;
  readonly earlyFraudWarnings;
  readonly webhookEndpoints;
  readonly events;
  readonly deliveries;
  readonly idempotency;

  constructor(suffix: string, changed: StoreListener) {
    this.suffix = suffix;
    this.id = accountIdOf(suffix);
    this.paymentIntents = new Collection<PaymentIntentRecord>(
      "paymentIntents",
      { customer: (intent) => intent.customer },
      changed,
    );
    this.paymentMethods = new Collection<PaymentMethodRecord>(
      "paymentMethods",
      { customer: (method) => method.customer },
      changed,
    );
    this.charges = new Collection<ChargeRecord>(
      "charges",
      { paymentIntent: (charge) => charge.paymentIntent, customer: (charge) => charge.customer },
      changed,
    );
    this.refunds = new Collection<RefundRecord>(
      "refunds",
      { charge: (refund) => refund.charge, paymentIntent: (refund) => refund.paymentIntent },
      changed,
    );
    this.disputes = new Collection<DisputeRecord>(
      "disputes",
      { charge: (dispute) => dispute.charge, paymentIntent: (dispute) => dispute.paymentIntent },
      changed,
    );
    this.customers = new Collection<CustomerRecord>(
      "customers",
      { email: (customer) => customer.email },
      changed,
    );
    this.setupIntents = new Collection<SetupIntentRecord>(
      "setupIntents",
      { customer: (intent) => intent.customer, paymentMethod: (intent) => intent.paymentMethod },
      changed,
    );
    this.confirmationTokens = new Collection<ConfirmationTokenRecord>("confirmationTokens", {}, changed);
    this.balanceTransactions = new Collection<BalanceTransactionRecord>(
      "balanceTransactions",
      { source: (transaction) => transaction.source, type: (transaction) => transaction.type },
      changed,
    );
    this.earlyFraudWarnings = new Collection<EarlyFraudWarningRecord>("earlyFraudWarnings", {}, changed);
    this.webhookEndpoints = new Collection<WebhookEndpointRecord>("webhookEndpoints", {}, changed);
    this.events = new Collection<EventRecord>(
      "events",
      { type: (event) => event.type, undelivered: (event) => (event.delivered ? null : "yes") },
      changed,
    );
    this.deliveries = new Collection<DeliveryRecord>(
      "deliveries",
      { event: (delivery) => delivery.event },
      changed,
    );
    this.idempotency = new Collection<IdempotencyRecord>("idempotency", {}, changed);
  }

  /** All of them, for keeping them in a file. */
  collections(): Pick<Collection<Stored>, "name" | "delete" | "restore" | "records">[] {
    return Object.values(this).filter((value) => value instanceof Collection);
  }
}

/** `acct_…`, always the same for the same key suffix. */
function accountIdOf(suffix: string): string {
  return `acct_1${stableText(`account:${suffix}`, 15)}`;
}
