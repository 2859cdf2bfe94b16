import type { Metadata } from "next";
import Link from "next/link";
import { CountTable } from "@/components/admin/count-table";
import { DaysChart, dayInWords } from "@/components/admin/days-chart";
import { ExportLinks } from "@/components/admin/export-links";
import { ListFilters } from "@/components/admin/list-filters";
import { OverviewFigures } from "@/components/admin/overview-figures";
import { RangeForm } from "@/components/admin/range-form";
import { Section } from "@/components/admin/section";
import { StaffFrame } from "@/components/admin/staff-frame";
import { Notice } from "@/components/ui/notice";
import { countOverview } from "@/lib/admin/count-overview";
import { EXPORTS } from "@/lib/admin/export-tables";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { overviewFigures } from "@/lib/admin/overview-figures";
import { lastDays, monthsUpTo, overviewPath, readCurrency, readRange } from "@/lib/admin/overview-query";
import { everyDay } from "@/lib/admin/overview-sums";
import { inWords } from "@/lib/admin/reasons";
import { readLight } from "@/lib/admin/watch-health";
import { roleMay } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import { formatMoney } from "@/lib/money";
import { DEFAULT_CURRENCY, SHOP, SHOP_CURRENCIES } from "@/lib/shop";
import { type DayRange, dayOf, rangeBefore, startOfDay } from "@/lib/shop-days";

export const metadata: Metadata = { title: "Overview" };

type OverviewPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const inDays = ({ from, to }: DayRange) => `${dayInWords(from)} to ${dayInWords(to)}`;

export default async function OverviewPage({ searchParams }: OverviewPageProps) {
  const asked = await searchParams;
  const { timeZone } = SHOP;
  const today = dayOf(new Date(), timeZone);
  const range = readRange(asked) ?? lastDays(today, 30);
  const currency = readCurrency(asked) ?? DEFAULT_CURRENCY;
  const refused =
    (asked.from !== undefined || asked.to !== undefined) && !readRange(asked)
      ? "These days cannot be counted: choose a first and a last day, at most 366 days in all. Here are the last 30."
      : asked.currency !== undefined && !readCurrency(asked) && "The shop does not sell in that currency.";
  const staff = await requireStaff("orders:read", overviewPath({ range, currency }));
  const before = rangeBefore(range);
  const [now, earlier] = await Promise.all([
    countOverview({ range, currency, timeZone }),
    countOverview({ range: before, currency, timeZone }),
  ]);
  const days = everyDay(range, now.days);
  const money = (amount: number) => formatMoney({ amount, currency });
  const pieces = new Map(earlier.products.map((product) => [product.productId, product]));
  const months = monthsUpTo(today);
  const ranges = [
    ["7 days", lastDays(today, 7)],
    ["30 days", lastDays(today, 30)],
    ["This month", months.thisMonth],
    ["Last month", months.lastMonth],
  ] as const;
  return (
    <StaffFrame staff={staff} section="overview" light={readLight()} openReviews={await countOpenReviews()}>
      <h1 className="text-xl font-semibold">Overview</h1>
      <p className="mt-1 text-sm text-ink-muted">
        {inDays(range)}, against {inDays(before)}. Days are the shop’s, in {timeZone}.
      </p>
      <div className="mt-4">
        <ListFilters
          label="Days"
          filters={ranges.map(([label, one]) => ({
            label,
            href: overviewPath({ range: one, currency }),
            current: one.from === range.from && one.to === range.to,
            count: null,
          }))}
        />
        <ListFilters
          label="Currency"
          filters={SHOP_CURRENCIES.map((one) => ({
            label: one.toUpperCase(),
            href: overviewPath({ range, currency: one }),
            current: one === currency,
            count: null,
          }))}
        />
        <RangeForm key={overviewPath({ range, currency })} {...range} currency={currency} />
      </div>
      {refused && (
        <Notice tone="warning" className="mt-4">
          {refused}
        </Notice>
      )}
      <div className="mt-6 grid gap-6">
        <OverviewFigures figures={overviewFigures(now, earlier, currency)} />
        <Section title="Takings by day" aside="What was received for orders paid that day">
          <div className="mt-3 grid gap-x-8 lg:grid-cols-2">
            <DaysChart
              days={days.map(({ day, takings }) => ({
                ...{ day, amount: takings, begins: startOfDay(day, timeZone) },
              }))}
              currency={currency}
              label={`Takings by day, ${inDays(range)}. The table has the same numbers.`}
            />
            <CountTable
              caption="Takings and refunds by day"
              head={["Day", "Orders", "Takings", "Refunded"]}
              rows={days.toReversed().map(({ day, orders, takings, refunded }) => ({
                key: day,
                title: `The day began at ${startOfDay(day, timeZone).toISOString()}`,
                cells: [dayInWords(day), String(orders), money(takings), money(refunded)],
              }))}
              empty=""
            />
          </div>
        </Section>
        <Section title="By product" aside="Items of paid orders, before refunds">
          <CountTable
            caption="Sold by product"
            head={["Product", "Pieces", "Before", "Amount"]}
            rows={now.products.map((product) => ({
              key: product.productId,
              cells: [
                product.name,
                String(product.pieces),
                String(pieces.get(product.productId)?.pieces ?? 0),
                money(product.amount),
              ],
            }))}
            empty="Nothing was sold on these days in this currency."
          />
        </Section>
        <Section title="Declines" aside="Payments begun on these days, by their last decline">
          <CountTable
            caption="Declines by reason"
            head={["Reason", "Payments"]}
            rows={now.declines.map(({ code, payments }) => ({
              key: code,
              cells: [inWords(code), String(payments)],
            }))}
            empty="No payment was declined."
          />
        </Section>
        {roleMay(staff.role, "data:export") && (
          <>
            <p className="text-sm">
              <Link
                href={`/admin/overview/statement?month=${range.to.slice(0, 7)}`}
                className="underline underline-offset-4"
              >
                Statement of {range.to.slice(0, 7)}, beside Stripe’s balance
              </Link>
            </p>
            <ExportLinks {...range} days={inDays(range)} names={EXPORTS} />
          </>
        )}
      </div>
    </StaffFrame>
  );
}
