import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type AddAction, AddForm } from "./add-form";

// A longer list is no easier to use than the box in the cart, which takes any number.
const MOST_AT_ONCE = 10;

/** `left` is null where there are plenty. */
type AddToCartProps = { productId: string; left: number | null; action: AddAction };

export function AddToCart({ productId, left, action }: AddToCartProps) {
  if (left === 0) {
    return <p className="mt-6 rounded-md bg-surface-2 px-4 py-3 text-sm">Sold out for now.</p>;
  }
  const choices = Array.from({ length: left ?? MOST_AT_ONCE }, (_, index) => String(index + 1));
  return (
    <AddForm action={action}>
      <input type="hidden" name="productId" value={productId} />
      <div className="flex items-end gap-3">
        {choices.length === 1 ? (
          <input type="hidden" name="quantity" value="1" />
        ) : (
          <SelectField
            label="Quantity"
            name="quantity"
            className="w-24"
            options={choices.map((value) => ({ value, label: value }))}
          />
        )}
        <SubmitButton className="grow" busyLabel="Adding">
          Add to cart
        </SubmitButton>
      </div>
    </AddForm>
  );
}
