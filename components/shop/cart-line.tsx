import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import { SubmitButton } from "@/components/ui/submit-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { CartLine as Line } from "@/lib/cart/cart-line";
import { CartRefusal } from "./cart-refusal";
import { lineProblemWords } from "./line-problem-words";
import { ProductPicture } from "./product-picture";
import { QuantityStepper } from "./quantity-stepper";

/** One product of the cart, as a part of the cart's form. */
export function CartLine({ line, currency }: { line: Line; currency: string }) {
  const { productId, name, quantity, canGrow } = line;
  const gone = line.problem === "sold_out" || line.problem === "withdrawn";
  const refusalId = `refusal-${productId}`;
  return (
    <li className="flex gap-4 pt-5 pb-2 sm:gap-6">
      <ProductPicture src={line.image} alt="" className="size-20 shrink-0 rounded-md sm:size-28" />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="min-w-0 flex-1 basis-32 font-medium">
            <a href={`/products/${line.slug}`} className="underline-offset-4 hover:underline">
              {name}
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
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          {!gone && <QuantityStepper {...{ productId, name, quantity, canGrow, refusalId }} />}
          <SubmitButton variant="quiet" name="remove" value={productId} busyLabel="Removing">
            Remove <VisuallyHidden>{name}</VisuallyHidden>
          </SubmitButton>
        </div>
        <div className="mt-1.5">
          <CartRefusal id={refusalId} productId={productId} />
        </div>
      </div>
    </li>
  );
}
