import type { Metadata } from "next";
import { CountTable } from "@/components/admin/count-table";
import { Moment } from "@/components/admin/moment";
import { Section } from "@/components/admin/section";
import { StaffForm } from "@/components/admin/staff-form";
import { StaffFrame } from "@/components/admin/staff-frame";
import { StatementDifferences } from "@/components/admin/statement-differences";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { KIND_WORDS, SUM_NAMES, SUM_WORDS, WHY_WORDS } from "@/lib/admin/statement-words";
import { readLight } from "@/lib/admin/watch-health";
import { requireStaff } from "@/lib/auth/require-staff";
import { formatMoney, type Money } from "@/lib/money";
import { SHOP } from "@/lib/shop";
import { dayOf } from "@/lib/shop-days";
import { findStatement } from "@/lib/statement/find-statement";
import { isMonth } from "@/lib/statement/month";
import { makeStatementAction } from "./actions";

export const metadata: Metadata = { title: "Statement" };

type StatementPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const inWords = (side: Money | null) => (side ? formatMoney(side) : "nothing");

export default async function StatementPage({ searchParams }: StatementPageProps) {
  const asked = (await searchParams).month;
  const thisMonth = dayOf(new Date(), SHOP.timeZone).slice(0, 7);
  const readable = typeof asked === "string" && isMonth(asked);
  const month = readable ? asked : thisMonth;
  const staff = await requireStaff("data:export", `/admin/overview/statement?month=${month}`);
  const [{ made, last }, openReviews] = await Promise.all([findStatement(month), countOpenReviews()]);
  return (
    <StaffFrame staff={staff} section="overview" light={readLight()} openReviews={openReviews}>
      <h1 className="text-xl font-semibold">Statement of {month}</h1>
      <p className="mt-1 text-sm text-ink-muted">
        What moved Stripe’s balance, beside the shop’s own rows. Days are the shop’s, in {SHOP.timeZone}.
      </p>
      <form action="/admin/overview/statement" className="mt-4 flex flex-wrap items-end gap-3">
        <Field
          label="Month"
          name="month"
          defaultValue={month}
          required
          pattern="20\d\d-\d\d"
          className="w-40"
        />
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </form>
      {asked !== undefined && !readable && (
        <Notice tone="warning" className="mt-4">
          This is no month: write one as in 2026-11. Here is the current one.
        </Notice>
      )}
      {last?.failure && (
        <Notice tone="danger" className="mt-4">
          {last.failure} {made ? "The older statement stays." : "Ask again in a few minutes."}
        </Notice>
      )}
      <div className="mt-6 grid gap-6">
        <Section title="As it was made">
          <p className="mt-3 text-sm">
            {made ? (
              <>
                Made on <Moment at={made.at} /> UTC; {made.askedBy} asked for it.{" "}
                <a
                  href={`/admin/overview/statement/csv?month=${month}`}
                  download
                  className="underline underline-offset-4"
                >
                  Take it out as CSV
                </a>
              </>
            ) : (
              "No statement of this month has been made."
            )}
            {last?.waits && " One is being made: load the page again in a few seconds."}
          </p>
          <StaffForm action={makeStatementAction} hidden={{ month }} className="mt-3 space-y-3">
            <SubmitButton variant="secondary" size="sm" busyLabel="Asking…">
              {made ? "Make it anew" : "Make it"}
            </SubmitButton>
          </StaffForm>
        </Section>
        {made?.statement.sums.map((sums) => (
          <Section
            key={sums.currency}
            title={sums.currency.toUpperCase()}
            aside="The last two are not in the net"
          >
            <CountTable
              caption={`Sums in ${sums.currency.toUpperCase()}`}
              head={["Sum", "Amount"]}
              rows={SUM_NAMES.map((name) => ({
                key: name,
                cells: [SUM_WORDS[name], formatMoney({ amount: sums[name], currency: sums.currency })],
              }))}
              empty=""
            />
          </Section>
        ))}
        {made && made.statement.sums.length === 0 && (
          <p className="text-sm text-ink-muted">Nothing moved Stripe’s balance in this month.</p>
        )}
        {made && (
          <Section title="Differences">
            <StatementDifferences
              rows={made.statement.differences.map((one) => ({
                key: `${one.kind} ${one.source} ${one.stripe?.currency ?? ""} ${one.shop?.currency ?? ""}`,
                why: WHY_WORDS[one.why],
                what: `${KIND_WORDS[one.kind]} ${one.source}`,
                stripe: inWords(one.stripe),
                shop: inWords(one.shop),
                order:
                  one.orderId !== null && one.orderNumber !== null
                    ? { id: one.orderId, number: one.orderNumber }
                    : null,
              }))}
            />
          </Section>
        )}
      </div>
    </StaffFrame>
  );
}
