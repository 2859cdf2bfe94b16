import type { Metadata } from "next";
import { DisputesTable } from "@/components/admin/disputes-table";
import { ListFilters } from "@/components/admin/list-filters";
import { PageLinks } from "@/components/admin/page-links";
import { StaffFrame } from "@/components/admin/staff-frame";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { DUE_DISPUTES, disputesPath, listDisputes, readDisputesQuery } from "@/lib/admin/list-disputes";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { readLight } from "@/lib/admin/watch-health";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Disputes" };

type DisputesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const FILTERS = { open: "Open, by deadline", closed: "Closed" } as const;

export default async function DisputesPage({ searchParams }: DisputesPageProps) {
  const asked = readDisputesQuery(await searchParams);
  const query = asked ?? DUE_DISPUTES;
  const { show } = query;
  const staff = await requireStaff("orders:read", disputesPath(show));
  const { disputes, links } = await listDisputes(query);
  const { newer, older } = links;
  return (
    <StaffFrame staff={staff} section="disputes" light={readLight()} openReviews={await countOpenReviews()}>
      <h1 className="text-xl font-semibold">Disputes</h1>
      <p className="mt-1 text-sm text-ink-muted">
        What shoppers dispute with their banks. It is answered in Stripe’s Dashboard.
      </p>
      <div className="mt-4">
        <ListFilters
          label="Filter disputes"
          filters={(["open", "closed"] as const).map((one) => ({
            label: FILTERS[one],
            href: disputesPath(one),
            current: one === show,
            count: null,
          }))}
        />
      </div>
      {!asked && (
        <Notice tone="warning" className="mt-4">
          This address is not one of the list’s own. Here are the disputes that are due first.
        </Notice>
      )}
      <div className="mt-4">
        {disputes.length > 0 ? (
          <DisputesTable
            disputes={disputes}
            caption={show === "open" ? "Open disputes, by deadline." : "Closed disputes, newest first."}
          />
        ) : (
          <NoDisputes show={show} />
        )}
      </div>
      <PageLinks
        first={query.page && disputesPath(show)}
        newer={newer && disputesPath(show, { side: "newer", cursor: newer })}
        older={older && disputesPath(show, { side: "older", cursor: older })}
        oldestFirst={show === "open"}
      />
    </StaffFrame>
  );
}

function NoDisputes({ show }: { show: "open" | "closed" }) {
  return (
    <Card padded={false} className="px-5 py-16 text-center">
      <p className="font-medium">{show === "open" ? "No dispute is open" : "No dispute was closed yet"}</p>
      <p className="mx-auto mt-1 max-w-md text-sm text-ink-muted">
        They come here when a shopper’s bank asks about a payment or takes it back.
      </p>
    </Card>
  );
}
