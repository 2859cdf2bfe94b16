import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { Suspense } from "react";
import { HealthLine } from "@/components/admin/health-line";
import { ListFilters } from "@/components/admin/list-filters";
import { NoOrders } from "@/components/admin/no-orders";
import { OrderSearch } from "@/components/admin/order-search";
import { OrdersTable } from "@/components/admin/orders-table";
import { PageLinks } from "@/components/admin/page-links";
import { ShipManyForm } from "@/components/admin/ship-many-form";
import { StaffFrame } from "@/components/admin/staff-frame";
import { LiveRefresh } from "@/components/orders/live-refresh";
import { Notice } from "@/components/ui/notice";
import { readHealth } from "@/lib/admin/health";
import { countOrdersToShip, countOrdersUnderReview, listOrders } from "@/lib/admin/list-orders";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import {
  NEWEST_ORDERS,
  ORDER_FILTERS,
  type OrderFilter,
  ordersPath,
  readOrdersQuery,
} from "@/lib/admin/orders-query";
import { readLight } from "@/lib/admin/watch-health";
import { roleMay } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import { carrierOptions } from "@/lib/carriers";
import { readUntrustedForwarding } from "@/lib/http/untrusted-forwarding";
import { readNewestVersion } from "@/lib/orders/order-version";
import { shipManyAction } from "./actions";

export const metadata: Metadata = { title: "Orders" };

const LABELS: Record<OrderFilter, string> = {
  all: "All",
  to_ship: "To ship",
  review: "Needs review",
  authorized: "Authorized",
  pending: "Pending",
  processing: "Processing",
  paid: "Paid",
  expired: "Expired",
  canceled: "Canceled",
};

/** The number beside a filter, which is counted up to `most`. */
function shownCount(count: number, most: number): string | null {
  if (count === 0) return null;
  return count >= most ? `${most - 1}+` : String(count);
}

const SHIP_MANY = "ship-many";

type OrdersPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrdersPage({ searchParams }: OrdersPageProps) {
  const received = await searchParams;
  const staff = await requireStaff("orders:read", returnTo(received));
  const asked = readOrdersQuery(received);
  const query = asked ?? NEWEST_ORDERS;
  // Read before the list: what changes in between brings the page up to date once more.
  const version = await readNewestVersion();
  const [{ orders, links }, underReview, toShip] = await Promise.all([
    listOrders(query),
    countOrdersUnderReview(),
    countOrdersToShip(),
  ]);
  const counts: Partial<Record<OrderFilter, string | null>> = {
    review: shownCount(underReview, 100),
    to_ship: shownCount(toShip, 1000),
  };
  const { newer, older } = links;
  const selects = query.filter === "to_ship" && roleMay(staff.role, "orders:ship");
  return (
    <StaffFrame staff={staff} section="orders" light={readLight()} openReviews={await countOpenReviews()}>
      <LiveRefresh url="/admin/orders/events" version={version} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-xl font-semibold">Orders</h1>
        <Suspense fallback={<p className="text-sm text-ink-muted">Running the checks…</p>}>
          <Checks />
        </Suspense>
      </div>
      <div className="mt-4 flex flex-col gap-3 2xl:flex-row 2xl:items-center 2xl:justify-between">
        <ListFilters
          label="Filter by status"
          filters={ORDER_FILTERS.map((filter) => ({
            label: LABELS[filter],
            href: ordersPath({ filter, text: query.text }),
            current: filter === query.filter,
            count: counts[filter] ?? null,
            quiet: filter !== "review",
          }))}
        />
        <OrderSearch text={query.text} status={query.filter === "all" ? null : query.filter} />
      </div>
      {!asked && (
        <Notice tone="warning" className="mt-4">
          This address is not one of the list’s own. Here are the newest orders.
        </Notice>
      )}
      <div className="mt-4">
        {orders.length > 0 ? (
          <>
            {selects && (
              <ShipManyForm
                action={shipManyAction}
                id={SHIP_MANY}
                formKey={randomUUID()}
                carriers={carrierOptions()}
              />
            )}
            <OrdersTable orders={orders} selectFor={selects ? SHIP_MANY : undefined} />
          </>
        ) : (
          <NoOrders query={query} label={LABELS[query.filter]} />
        )}
      </div>
      <PageLinks
        first={query.page && ordersPath(query)}
        newer={newer && ordersPath(query, { side: "newer", cursor: newer })}
        older={older && ordersPath(query, { side: "older", cursor: older })}
      />
    </StaffFrame>
  );
}

/** Where signing in leads back to: this list as it was asked for, if its address was sound. */
function returnTo(searchParams: Record<string, unknown>): string {
  const query = readOrdersQuery(searchParams);
  return query ? ordersPath(query) : "/admin/orders";
}

async function Checks() {
  return <HealthLine health={await readHealth()} forwarding={readUntrustedForwarding()} />;
}
