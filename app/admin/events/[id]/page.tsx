import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventOutcome } from "@/components/admin/event-outcome";
import { Facts } from "@/components/admin/facts";
import { Moment } from "@/components/admin/moment";
import { Payload } from "@/components/admin/payload";
import { ReplayForm } from "@/components/admin/replay-form";
import { Section } from "@/components/admin/section";
import { StaffFrame } from "@/components/admin/staff-frame";
import { formatPayload } from "@/lib/admin/format-payload";
import { findEvent } from "@/lib/admin/list-events";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { readLight } from "@/lib/admin/watch-health";
import { roleMay } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff-session";
import { replayEventAction } from "./actions";

export const metadata: Metadata = { title: "Event" };

type EventPageProps = { params: Promise<{ id: string }> };

export default async function EventPage({ params }: EventPageProps) {
  const { id } = await params;
  const staff = await requireStaff("orders:read", `/admin/events/${id}`);
  const event = await findEvent(id);
  if (!event) notFound();
  return (
    <StaffFrame staff={staff} section="events" light={readLight()} openReviews={await countOpenReviews()}>
      <p className="text-sm">
        <a href="/admin/events" className="text-ink-muted hover:text-ink">
          <span aria-hidden="true">← </span>Events
        </a>
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold break-all">{event.type}</h1>
        <EventOutcome outcome={event.outcome} />
      </div>
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[26rem_minmax(0,1fr)]">
        <Section title="Event" aside="Times in UTC">
          <div className="mt-4">
            <Facts
              facts={[
                ["Id", <code key="id">{event.id}</code>],
                ["Object", event.objectId && <code key="object">{event.objectId}</code>],
                ["Order", event.order && <OrderLink key="order" {...event.order} />],
                ["Mode", event.livemode ? "Live" : "Test"],
                ["Received", <Moment key="received" at={event.receivedAt} precise />],
                ["Handled", event.handledAt && <Moment key="handled" at={event.handledAt} precise />],
                ["Tries", event.attempts],
                ["Next try", event.retryAt && <Moment key="next" at={event.retryAt} precise />],
                ["Error", event.lastError],
              ]}
            />
            {mayReplay(staff, event) && <ReplayForm action={replayEventAction} eventId={event.id} />}
          </div>
        </Section>
        <Section title="Payload">
          <div className="mt-4">
            <Payload label={`Payload of ${event.id}`} text={formatPayload(event.payload)} />
          </div>
        </Section>
      </div>
    </StaffFrame>
  );
}

/** One that was applied has had its effect, and without its payload there is nothing to take in. */
function mayReplay(staff: Staff, event: { outcome: string | null; payloadRemovedAt: Date | null }): boolean {
  if (event.outcome === "applied" || event.payloadRemovedAt) return false;
  return roleMay(staff.role, "payments:reconcile");
}

function OrderLink({ id, number }: { id: string; number: number }) {
  return (
    <a
      href={`/admin/orders/${id}`}
      className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      #{number}
    </a>
  );
}
