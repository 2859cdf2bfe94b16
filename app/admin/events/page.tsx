import type { Metadata } from "next";
import { EventsTable } from "@/components/admin/events-table";
import { PageLinks } from "@/components/admin/page-links";
import { StaffFrame } from "@/components/admin/staff-frame";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { listEvents, readEventsPage } from "@/lib/admin/list-events";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Events" };

const pathTo = (side: "older" | "newer", cursor: string) =>
  `/admin/events?${new URLSearchParams({ [side]: cursor })}`;

type EventsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EventsPage({ searchParams }: EventsPageProps) {
  const staff = await requireStaff("orders:read", "/admin/events");
  const asked = readEventsPage(await searchParams);
  const page = asked === "invalid" ? null : asked;
  const { events, links } = await listEvents(page);
  return (
    <StaffFrame staff={staff} section="events">
      <h1 className="text-xl font-semibold">Events</h1>
      <p className="mt-1 text-sm text-ink-muted">What Stripe sent to this shop, and what became of it.</p>
      {asked === "invalid" && (
        <Notice tone="warning" className="mt-4">
          This address is not one of the list’s own. Here are the newest events.
        </Notice>
      )}
      <div className="mt-4">{events.length > 0 ? <EventsTable events={events} /> : <NoEvents />}</div>
      <PageLinks
        newest={page && "/admin/events"}
        newer={links.newer && pathTo("newer", links.newer)}
        older={links.older && pathTo("older", links.older)}
      />
    </StaffFrame>
  );
}

function NoEvents() {
  return (
    <Card padded={false} className="px-5 py-16 text-center">
      <p className="font-medium">No events here</p>
      <p className="mx-auto mt-1 max-w-md text-sm text-ink-muted">
        Stripe sends events to /api/webhooks once a payment is started. If payments are made and nothing
        comes, check the endpoint’s address and signing secret.
      </p>
    </Card>
  );
}
