import { Notice } from "@/components/ui/notice";
import type { OrderStatus } from "@/lib/orders/order-status";
import { WebhookChecks } from "./webhook-checks";

type NoEventsProps = {
  status: OrderStatus;
  /** Stripe has a PaymentIntent for the order, so it has sent events about it. */
  paymentStarted: boolean;
  /** The address that Stripe's events should come to. */
  endpoint: string;
};

/**
 * An order that no event has come for. Once a payment is started that is the best sign there is of a webhook
 * endpoint that does not work; a paid order proves it, because its payment was found only by asking Stripe.
 */
export function NoEvents({ status, paymentStarted, endpoint }: NoEventsProps) {
  if (!paymentStarted) {
    return (
      <p className="mt-3 text-sm text-ink-muted">
        Stripe has sent nothing about this order, and no payment was started that it could tell of.
      </p>
    );
  }
  const paid = status === "paid";
  return (
    <Notice
      tone={paid ? "danger" : "warning"}
      title={paid ? "Paid, and Stripe’s events did not arrive" : "Stripe’s events have not arrived"}
      className="mt-3"
    >
      <p>
        {paid
          ? "This payment was found by asking Stripe. Other orders stay unpaid until somebody asks about them. Check:"
          : "A payment was started, and Stripe sends an event about that within seconds. If it does not come, check:"}
      </p>
      <WebhookChecks endpoint={endpoint} />
    </Notice>
  );
}
