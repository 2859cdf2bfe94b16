import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { OrderStatus } from "@/lib/orders/order-status";

const STATUS: Record<OrderStatus, { label: string; tone: Tone }> = {
  pending: { label: "Pending", tone: "neutral" },
  processing: { label: "Processing", tone: "info" },
  paid: { label: "Paid", tone: "success" },
  expired: { label: "Expired", tone: "neutral" },
  canceled: { label: "Canceled", tone: "neutral" },
};

type OrderBadgesProps = {
  order: {
    status: OrderStatus;
    reviewReason: string | null;
    /** Minor units, as `capturedAmount`: all that was ever received for the order. */
    refundedAmount: number;
    capturedAmount: number;
    disputeOpen: boolean;
    /** Whether an amount is held that waits to be captured. */
    authorized: boolean;
  };
  /** Whether the last payment method was declined and the order still waits. */
  declined?: boolean;
};

/** An order's status, and the facts beside it that a person must not miss. */
export function OrderBadges({ order, declined = false }: OrderBadgesProps) {
  const { label, tone } = STATUS[order.status];
  const refunded = order.refundedAmount > 0;
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Badge tone={tone}>{label}</Badge>
      {order.authorized && <Badge tone="warning">Authorized</Badge>}
      {order.reviewReason !== null && <Badge tone="danger">Needs review</Badge>}
      {order.disputeOpen && <Badge tone="danger">Disputed</Badge>}
      {declined && <Badge tone="warning">Declined</Badge>}
      {refunded && (
        <Badge tone="warning">
          {order.refundedAmount >= order.capturedAmount ? "Refunded" : "Partly refunded"}
        </Badge>
      )}
    </span>
  );
}
