import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import { SubmitButton } from "@/components/ui/submit-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { CartLine as Line } from "@/lib/cart/cart-line";
import { type CartAction, CartForm } from "./cart-form";
import { lineProblemWords } from "./line-problem-words";
import { ProductPicture } from "./product-picture";
import { QuantityStepper } from "./quantity-stepper";

type CartLineProps = {
  line: Line;
  currency: string;
  setQuantity: CartAction;
  removeLine: CartAction;
};

export function CartLine({ line, currency, setQuantity, removeLine }: CartLineProps) {
  const gone = line.problem === "sold_out" || line.problem === "withdrawn";
  return (
    <li className="flex gap-4 py-5 sm:gap-6">
      <ProductPicture src={line.image} alt="" className="size-20 shrink-0 rounded-md sm:size-28" />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="min-w-0 flex-1 basis-32 font-medium">
            <a href={`/products/${line.slug}`} className="underline-offset-4 hover:underline">
              {line.name}
            </a>
          </h2>
          {!gone && <Price money={{ amount: line.amount, currency }} className="font-medium" />}
        </div>
        {line.problem !== "withdrawn" && (
          <p className="mt-0.5 text-sm text-ink-muted">
            <Price money={{ amount: line.unitAmount, currency }} /> each
          </p>
        )}
        {line.problem && (
          <Badge tone="warning" className="mt-2">
            {lineProblemWords(line.problem, line.left)}
          </Badge>
        )}
        <div className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-2">
          {!gone && <QuantityStepper line={line} action={setQuantity} />}
          <CartForm action={removeLine} leaving>
            <input type="hidden" name="productId" value={line.productId} />
            <SubmitButton variant="quiet" busyLabel="Removing">
              Remove <VisuallyHidden>{line.name}</VisuallyHidden>
            </SubmitButton>
          </CartForm>
        </div>
      </div>
    </li>
  );
}
