import type { Permission } from "@/lib/auth/permissions";
import type { Fulfilment } from "@/lib/fulfilment/fulfilment";
import type { OrderStatus } from "@/lib/orders/order-status";
import type { DisputeStatus } from "@/prisma/generated/enums";

/** What can be done next about an order; `section` is the part of its page where that is done. */
export type NextStep = {
  label: string;
  section: "reviews" | "disputes" | "payment" | "refunds" | "fulfilment";
};

type Standing = {
  status: OrderStatus;
  reviewReason: string | null;
  authorized: boolean;
  disputes: readonly { status: DisputeStatus }[];
  refunds: readonly { stage: string; requestedBy: { id: string } | null }[];
  fulfilment: { state: Fulfilment };
};

const MOST = 2;

/**
 * The one or two things that an order waits for, the most urgent first, of those that `staffId` may do: money that a
 * person must look at, then deadlines of others, then what the shopper waits for.
 */
export function nextSteps(
  order: Standing,
  staffId: string,
  may: (permission: Permission) => boolean,
): NextStep[] {
  const { fulfilment, refunds } = order;
  const answers = order.disputes.some(({ status }) => status.endsWith("needs_response"));
  const waits = refunds.some(
    ({ stage, requestedBy }) => stage === "awaiting_approval" && requestedBy?.id !== staffId,
  );
  const isToShip = fulfilment.state === "unshipped" || fulfilment.state === "partly_shipped";
  const steps: [boolean, NextStep][] = [
    [
      order.reviewReason !== null && may("reviews:close"),
      { label: "Resolve the review", section: "reviews" },
    ],
    [answers, { label: "Answer the dispute", section: "disputes" }],
    [waits && may("orders:refund"), { label: "Approve the refund", section: "refunds" }],
    [order.authorized && may("orders:capture"), { label: "Capture", section: "payment" }],
    [isToShip && may("orders:ship"), { label: "Ship", section: "fulfilment" }],
  ];
  return steps
    .filter(([applies]) => applies)
    .map(([, step]) => step)
    .slice(0, MOST);
}
