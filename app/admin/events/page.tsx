import type { Metadata } from "next";
import { EventsTable } from "@/components/admin/events-table";
import { ListFilters } from "@/components/admin/list-filters";
import { PageLinks } from "@/components/admin/page-links";
import { StaffFrame } from "@/components/admin/staff-frame";
import { WebhookChecks } from "@/components/admin/webhook-checks";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import {
  EVENT_FILTERS,
  type EventFilter,
  eventsPath,
  listEvents,
  NEWEST_EVENTS,
  readEventsQuery,
} from "@/lib/admin/list-events";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { readLight } from "@/lib/admin/watch-health";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Events" };

const LABELS: Record<EventFilter, string> = {
  all: "All",
  failed: "Failed",
  parked: "Parked",
  dead: "Dead",
  review: "Needs review",
  applied: "Applied",
  foreign: "Another program’s",
};

type EventsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EventsPage({ searchParams }: EventsPageProps) {
  const asked = readEventsQuery(await searchParams);
  const query = asked ?? NEWEST_EVENTS;
  const { filter, page } = query;
  const staff = await requireStaff("orders:read", eventsPath(filter));
  const { events, links } = await listEvents(query);
  return (
    <StaffFrame staff={staff} section="events" light={readLight()} openReviews={await countOpenReviews()}>
      <h1 className="text-xl font-semibold">Events</h1>
      <p className="mt-1 text-sm text-ink-muted">What Stripe sent to this shop, and what became of it.</p>
      <div className="mt-4">
        <ListFilters
          label="Filter by outcome"
          filters={EVENT_FILTERS.map((name) => ({
            label: LABELS[name],
            href: eventsPath(name),
            current: name === filter,
            count: null,
          }))}
        />
      </div>
      {!asked && (
        <Notice tone="warning" className="mt-4">
          This address is not one of the list’s own. Here are the newest events.
        </Notice>
      )}
      <div className="mt-4">
        {events.length > 0 && <EventsTable events={events} />}
        {events.length === 0 &&
          (filter === "all" ? <NoEventsYet /> : <NoSuchEvents label={LABELS[filter]} />)}
      </div>
      <PageLinks
        first={page && eventsPath(filter)}
        newer={links.newer && eventsPath(filter, { side: "newer", cursor: links.newer })}
        older={links.older && eventsPath(filter, { side: "older", cursor: links.older })}
      />
    </StaffFrame>
  );
}

function NoSuchEvents({ label }: { label: string }) {
  return (
    <Card padded={false} className="px-5 py-12 text-center text-sm text-ink-muted">
      No event has the outcome “{label}”.
    </Card>
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
