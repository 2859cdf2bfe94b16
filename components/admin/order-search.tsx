import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-frame";

type OrderSearchProps = {
  text: string;
  /** Kept beside what is looked for. */
  status: string | null;
};

/** Looks an order up; a plain form that leads to the list with the text in its address. */
export function OrderSearch({ text, status }: OrderSearchProps) {
  return (
    <search className="w-full lg:max-w-md">
      <form action="/admin/orders" className="flex gap-2">
        {status && <input type="hidden" name="status" value={status} />}
        <label htmlFor="order-search" className="sr-only">
          Order number, e-mail or PaymentIntent
        </label>
        <input
          id="order-search"
          type="search"
          name="search"
          defaultValue={text}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
          placeholder="Order number, e-mail or pi_…"
          className={controlStyle(undefined, "min-w-0 flex-1")}
        />
        <Button type="submit" variant="secondary">
          Search
        </Button>
      </form>
    </search>
  );
}
