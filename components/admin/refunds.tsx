import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { Tone } from "@/components/ui/tone";
import type { RefundDetail, RefundStage } from "@/lib/admin/order-refunds";
import { Facts } from "./facts";
import { Moment } from "./moment";

const STAGES: Readonly<Record<RefundStage, { label: string; tone: Tone }>> = {
  awaiting_approval: { label: "Waits for approval", tone: "warning" },
  declined: { label: "Declined", tone: "neutral" },
  overtaken: { label: "Overtaken", tone: "neutral" },
  requested: { label: "Being sent", tone: "info" },
  pending: { label: "On its way", tone: "info" },
  requires_action: { label: "Waits for the shopper", tone: "warning" },
  succeeded: { label: "Refunded", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  failed_after_success: { label: "Failed after it succeeded", tone: "danger" },
  canceled: { label: "Canceled", tone: "neutral" },
};

const RESTOCK: Readonly<Record<RefundDetail["restock"], string | null>> = {
  done: "back on the shelf",
  planned: "go back on the shelf",
  no: null,
};

/** A refund with what its reader may do about it. */
export type RefundView = RefundDetail & { actions: ReactNode };

/** Every refund of an order, the oldest first. */
export function Refunds({ refunds }: { refunds: RefundView[] }) {
  if (refunds.length === 0) return <p className="mt-3 text-sm text-ink-muted">Nothing was refunded.</p>;
  return (
    <ul className="mt-4 divide-y divide-line">
      {refunds.map((refund) => (
        <li key={refund.id} className="space-y-4 py-5 first:pt-0 last:pb-0">
          <div className="flex items-center justify-between gap-4">
            <Price money={refund} className="font-medium" />
            <Badge tone={STAGES[refund.stage].tone}>{STAGES[refund.stage].label}</Badge>
          </div>
          <Facts facts={factsOf(refund)} />
          {refund.actions}
        </li>
      ))}
    </ul>
  );
}

function factsOf(refund: RefundDetail): [string, ReactNode][] {
  const { pieces, restock } = refund;
  const where = RESTOCK[restock];
  return [
    ["Refund", refund.stripeRefundId && <code key="id">{refund.stripeRefundId}</code>],
    ["Why", refund.reason && <Sentence key="why" text={refund.reason} />],
    ["Pieces", pieces.length > 0 && [...pieces, ...(where ? [where] : [])].join(", ")],
    ["Failure", refund.failure && <Sentence key="failure" text={refund.failure} />],
    ["Asked for by", refund.requestedBy?.name ?? (refund.reason ? "Till" : "Stripe’s Dashboard")],
    ["Approved by", refund.approvedBy],
    ["Note", refund.note],
    ["Asked for", <Moment key="at" at={refund.createdAt} precise />],
  ];
}

function Sentence({ text }: { text: string }) {
  return <span className="inline-block first-letter:uppercase">{text}</span>;
}
