import type { Metadata } from "next";
import { EventsTable } from "@/components/admin/events-table";
import { PageLinks } from "@/components/admin/page-links";
import { StaffFrame } from "@/components/admin/staff-frame";
import { WebhookChecks } from "@/components/admin/webhook-checks";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { listEvents, readEventsPage } from "@/lib/admin/list-events";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";

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
      <div className="mt-4">{events.length > 0 ? <EventsTable events={events} /> : <NoEventsYet />}</div>
      <PageLinks
        newest={page && "/admin/events"}
        newer={links.newer && pathTo("newer", links.newer)}
        older={links.older && pathTo("older", links.older)}
      />
    </StaffFrame>
  );
}

function NoEventsYet() {
  return (
    <Card padded={false} className="px-5 py-12">
      <div className="mx-auto max-w-lg text-sm text-ink-muted">
        <p className="text-base font-medium text-ink">No events here</p>
        <p className="mt-1">
          Stripe sends events once a payment is started. If payments are made and nothing comes, check:
        </p>
        <WebhookChecks endpoint={new URL("/api/webhooks", env().appUrl).href} />
      </div>
    </Card>
  );
}
