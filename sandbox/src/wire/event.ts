import type Stripe from "stripe";
import { API_VERSION } from "../base/api-version";
import type { EventRecord, Snapshot } from "../records/event";
import { wireCharge } from "./charge";
import { wireCustomer } from "./customer";
import { wireDispute } from "./dispute";
import { wirePaymentIntent } from "./payment-intent";
import { wirePaymentMethod } from "./payment-method";
import { wireRefund } from "./refund";
import { wireSetupIntent } from "./setup-intent";

/** The object as it stood when the event happened; `created` in seconds. */
function wireSnapshot(snapshot: Snapshot, created: number): Stripe.Event.Data.Object {
  switch (snapshot.kind) {
    case "charge":
      return wireCharge(snapshot.record);
    case "customer":
      return wireCustomer(snapshot.record);
    case "dispute":
      return wireDispute(snapshot.record, created);
    case "early_fraud_warning":
      return {
        id: snapshot.record.id,
        object: "radar.early_fraud_warning",
        actionable: true,
        charge: snapshot.record.charge,
        created: snapshot.record.created,
        fraud_type: "made_with_stolen_card",
        livemode: false,
        payment_intent: snapshot.record.paymentIntent,
      };
    case "payment_intent":
      return wirePaymentIntent(snapshot.record);
    case "payment_method":
      return wirePaymentMethod(snapshot.record);
    case "refund":
      return wireRefund(snapshot.record);
    case "setup_intent":
      return wireSetupIntent(snapshot.record);
  }
}

/** An event on the wire. Stripe's own union ties each type to one object; here any type may carry any object. */
export type WireEvent = Omit<Stripe.EventBase, "type"> & { type: string };

/** The exact text every try to deliver the event sends: pretty-printed, and the same however many have succeeded. */
export function eventBody(record: EventRecord): string {
  return JSON.stringify(wireEvent({ ...record, pending: record.endpoints }), null, 2);
}

/** As a secret key sees it. */
export function wireEvent(record: EventRecord): WireEvent {
  return {
    id: record.id,
    object: "event",
    api_version: API_VERSION,
    created: record.created,
    data: {
      object: wireSnapshot(record.snapshot, record.created),
      ...(record.previous ? { previous_attributes: record.previous } : {}),
    },
    livemode: false,
    pending_webhooks: record.pending,
    request: { id: record.request.id, idempotency_key: record.request.idempotencyKey },
    type: record.type,
  };
}
