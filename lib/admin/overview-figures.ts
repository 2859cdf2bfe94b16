import { formatMoney } from "@/lib/money";
import type { Counts } from "./count-overview";
import { changeInWords, shareInWords, sumDays } from "./overview-sums";

type FigureWords = { name: string; value: string; note: string };

/** What an overview says first, in words, against the days before. Amounts in minor units of `currency`. */
export function overviewFigures(now: Counts, before: Counts, currency: string): FigureWords[] {
  const [sums, earlier] = [sumDays(now.days), sumDays(before.days)];
  const money = (amount: number) => formatMoney({ amount, currency });
  const against = (value: number, was: number, shown: string) => {
    const change = changeInWords(value, was);
    return change === null ? "Nothing before to compare with" : `${change}, before: ${shown}`;
  };
  return [
    {
      name: "Takings",
      value: money(sums.takings),
      note: against(sums.takings, earlier.takings, money(earlier.takings)),
    },
    {
      name: "Paid orders",
      value: String(sums.orders),
      note: against(sums.orders, earlier.orders, String(earlier.orders)),
    },
    {
      name: "Average order",
      value: sums.average === null ? "–" : money(sums.average),
      note: against(sums.average ?? 0, earlier.average ?? 0, money(earlier.average ?? 0)),
    },
    {
      name: "Placed orders that were paid",
      value: shareInWords(now.placedAndPaid, now.placed) ?? "–",
      note: `${now.placedAndPaid} of ${now.placed}, before: ${shareInWords(before.placedAndPaid, before.placed) ?? "none placed"}`,
    },
    {
      name: "Refunds",
      value: money(sums.refunded),
      note: `${sums.refunds} made, before: ${money(earlier.refunded)}`,
    },
    {
      name: "Disputes",
      value: money(now.disputes.amount),
      note: `${now.disputes.count} opened, before: ${money(before.disputes.amount)}`,
    },
  ];
}
