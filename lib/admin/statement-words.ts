import { z } from "zod";
import { csvRow } from "@/lib/csv/csv";
import { toDecimalString } from "@/lib/money";
import type { Difference, Statement, Sums } from "@/lib/statement/compare";
import { askForStatement } from "@/lib/statement/make-statement";
import { isMonth } from "@/lib/statement/month";
import type { StaffAnswer } from "./staff-answer";

/** The form that asks for a statement. */
export const statementForm = z.strictObject({ month: z.string().refine(isMonth) });

/** Asks for a statement in the name of a member of staff. */
export async function askFromForm(month: string, staffId: string): Promise<StaffAnswer> {
  await askForStatement(month, staffId);
  return { tone: "info", message: "It is being made. Load the page again in a few seconds." };
}

/** The rows of a statement's sums, in the order in which they add up; the last two are no part of the net. */
export const SUM_WORDS = {
  charges: "Charges",
  refunds: "Refunds",
  withdrawn: "Disputes, withdrawn",
  reinstated: "Disputes, reinstated",
  fees: "Stripe’s fees",
  other: "Other",
  net: "Net",
  elsewhere: "Other programs on this account",
  payouts: "Payouts",
} as const satisfies Record<Exclude<keyof Sums, "currency">, string>;

export const SUM_NAMES = Object.keys(SUM_WORDS) as (keyof typeof SUM_WORDS)[];

export const WHY_WORDS: Readonly<Record<Difference["why"], string>> = {
  stripe_only: "In Stripe only",
  shop_only: "In the shop only",
  amounts_differ: "Amounts differ",
  another_month: "In another month",
};

export const KIND_WORDS: Readonly<Record<Difference["kind"], string>> = {
  charge: "Charge",
  refund: "Refund",
  dispute: "Dispute, withdrawn",
  dispute_reversal: "Dispute, reinstated",
};

/** A statement as the lines of a CSV file: its sums, then its differences. Amounts are in major units, exact. */
export async function* statementCsv(
  month: string,
  { sums, differences }: Statement,
): AsyncGenerator<string, void> {
  yield csvRow(["month", "line", "currency", "stripe", "shop", "why", "order", "stripe_id"]);
  for (const one of sums) {
    for (const name of SUM_NAMES) {
      const amount = toDecimalString({ amount: one[name], currency: one.currency });
      yield csvRow([month, SUM_WORDS[name], one.currency, amount, null, null, null, null]);
    }
  }
  for (const { why, kind, source, orderNumber, stripe, shop } of differences) {
    const currency = stripe?.currency ?? shop?.currency ?? null;
    const amounts = [stripe, shop].map((side) => side && toDecimalString(side));
    yield csvRow([month, KIND_WORDS[kind], currency, ...amounts, WHY_WORDS[why], orderNumber, source]);
  }
}
