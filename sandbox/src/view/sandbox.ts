import type Stripe from "stripe";
import type { DeliveryRecord } from "../records/delivery";
import type { WireEvent } from "../wire/event";

/** A delivery with the account it belongs to. */
export type DeliveryView = Omit<DeliveryRecord, "created"> & { account: string };

/** What a listener of the sandbox hears. Sent after the fact, in the order in which things happened. */
export type Change =
  | { kind: "payment"; account: string; payment: Stripe.PaymentIntent }
  | { kind: "event"; account: string; event: WireEvent }
  | { kind: "delivery"; account: string; delivery: DeliveryView }
  | { kind: "dispute"; account: string; dispute: Stripe.Dispute }
  | { kind: "refund"; account: string; refund: Stripe.Refund }
  | { kind: "controls" }
  | { kind: "reset" };

/** The newest things of one account, newest first. */
export type Overview = {
  account: string;
  /** The part the account's keys share: `sk_test_<suffix>`. */
  suffix: string;
  /** Where a payment's order is looked at, with names of its metadata in braces; null where nobody said. */
  orderLink: string | null;
  payments: Stripe.PaymentIntent[];
  events: WireEvent[];
  deliveries: DeliveryView[];
  disputes: Stripe.Dispute[];
  refunds: Stripe.Refund[];
};

/** The whole sandbox as the pages see it. Everything that changes state goes through the `/_sandbox` routes. */
export type Sandbox = {
  /** Milliseconds since the epoch on the sandbox's clock. */
  now(): number;
  /** The newest `limit` things of every account. */
  overview(limit: number): Overview[];
  /** The exact pretty-printed body that is sent to endpoints for an event, or null when it is gone. */
  eventBody(account: string, event: string): string | null;
  /** Calls the listener after every change; returns how to stop. */
  subscribe(listener: (change: Change) => void): () => void;
};
