import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

/** Chooses days, both included; a plain form that leads to the page with them in its address. */
export function RangeForm({ from, to, currency }: { from: string; to: string; currency: string }) {
  return (
    <form action="/admin/overview" className="mt-3 flex flex-wrap items-end gap-3">
      <input type="hidden" name="currency" value={currency} />
      <Field label="From" name="from" type="date" defaultValue={from} required className="w-40" />
      <Field label="Up to and with" name="to" type="date" defaultValue={to} required className="w-40" />
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}
