import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { Tone } from "@/components/ui/tone";
import type { AttemptDetail } from "@/lib/admin/order-detail";
import type { StripeLink } from "@/lib/admin/stripe-link";
import type { AttemptStatus } from "@/prisma/generated/enums";
import { Facts } from "./facts";
import { Moment } from "./moment";

const STATUS: Record<AttemptStatus, { label: string; tone: Tone }> = {
  starting: { label: "Starting", tone: "neutral" },
  payable: { label: "Payable", tone: "info" },
  processing: { label: "Processing", tone: "info" },
  authorized: { label: "Authorized", tone: "info" },
  captured: { label: "Captured", tone: "success" },
  canceled: { label: "Canceled", tone: "neutral" },
  refused: { label: "Refused", tone: "danger" },
  lost: { label: "Unknown to Stripe", tone: "danger" },
};

/** An attempt with the way to Stripe, and with what its reader may do about it. */
export type AttemptView = AttemptDetail & { link: StripeLink | null; actions: ReactNode };

/** Every attempt to charge for an order, newest first. */
export function PaymentAttempts({ attempts }: { attempts: AttemptView[] }) {
  if (attempts.length === 0) {
    return <p className="mt-3 text-sm text-ink-muted">No payment was started.</p>;
  }
  return (
    <ul className="mt-4 divide-y divide-line">
      {attempts.map((attempt) => (
        <li key={attempt.id} className="space-y-4 py-5 first:pt-0 last:pb-0">
          <AttemptFacts attempt={attempt} />
          {attempt.link && (
            <p className="text-sm">
              <a
                href={attempt.link.href}
                target="_blank"
                rel="noreferrer"
                className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
              >
                {attempt.link.label}
                <span className="sr-only"> (opens a new tab)</span>
              </a>
            </p>
          )}
          {attempt.actions}
        </li>
      ))}
    </ul>
  );
}

function AttemptFacts({ attempt }: { attempt: AttemptView }) {
  const { label, tone } = STATUS[attempt.status];
  const received = attempt.amountReceived > 0 && (
    <Price money={{ amount: attempt.amountReceived, currency: attempt.currency }} />
  );
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <Price money={attempt} className="font-medium" />
        <Badge tone={tone}>{label}</Badge>
      </div>
      <Facts
        facts={[
          [attempt.amountReceived > 0 ? "Paid with" : "Tried with", attempt.paidWith],
          ["Risk", attempt.risk],
          ["PaymentIntent", attempt.paymentIntentId && <code key="intent">{attempt.paymentIntentId}</code>],
          ["Received", received],
          ["Lapses", attempt.captureBefore && <Moment key="lapses" at={attempt.captureBefore} precise />],
          ["Declined", attempt.decline],
          ["Error", attempt.error],
          ["Started", <Moment key="started" at={attempt.createdAt} precise />],
        ]}
      />
    </>
  );
}
