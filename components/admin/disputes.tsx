import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { DisputeView } from "@/lib/admin/describe-dispute";
import type { StripeLink } from "@/lib/admin/stripe-link";
import { Facts } from "./facts";
import { Moment } from "./moment";

type DisputesProps = { disputes: (DisputeView & { link: StripeLink })[] };

/** What shoppers dispute of an order, the oldest first, with the way to where it is answered. */
export function Disputes({ disputes }: DisputesProps) {
  return (
    <ul className="mt-4 divide-y divide-line">
      {disputes.map((dispute) => (
        <li key={dispute.id} className="space-y-4 py-5 first:pt-0 last:pb-0">
          <div className="flex items-center justify-between gap-4">
            <Price money={dispute} className="font-medium" />
            <Badge tone={dispute.words.tone}>{dispute.words.label}</Badge>
          </div>
          <Facts
            facts={[
              ["Dispute", <code key="id">{dispute.id}</code>],
              [
                "Reason",
                <span key="reason" className="inline-block first-letter:uppercase">
                  {dispute.reason}
                </span>,
              ],
              ["Answer by", dispute.dueBy && <Moment key="due" at={dispute.dueBy} />],
              ["Money", dispute.funds],
            ]}
          />
          <p className="text-sm">
            <a
              href={dispute.link.href}
              target="_blank"
              rel="noreferrer"
              className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              {dispute.link.label}
              <span className="sr-only"> (opens a new tab)</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
