import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventOutcome } from "@/components/admin/event-outcome";
import { Facts } from "@/components/admin/facts";
import { Moment } from "@/components/admin/moment";
import { Payload } from "@/components/admin/payload";
import { Section } from "@/components/admin/section";
import { StaffFrame } from "@/components/admin/staff-frame";
import { formatPayload } from "@/lib/admin/format-payload";
import { findEvent } from "@/lib/admin/list-events";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Event" };

type EventPageProps = { params: Promise<{ id: string }> };

export default async function EventPage({ params }: EventPageProps) {
  const { id } = await params;
  const staff = await requireStaff("orders:read", `/admin/events/${id}`);
  const event = await findEvent(id);
  if (!event) notFound();
  return (
    <StaffFrame staff={staff} section="events">
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
                ["Deliveries", event.attempts],
                ["Error", event.lastError],
              ]}
            />
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
