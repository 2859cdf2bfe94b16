import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { CartLine } from "@/lib/cart/cart-line";

/** What becomes of a line that cannot be bought as it stands. */
export type Take = "what_is_left" | "nothing";
export type Settle = (productId: string, take: Take) => void;

/** The ways to settle such a line on the spot, without leaving the checkout. */
export function SettleLine({ line, settle }: { line: CartLine; settle: Settle }) {
  const { productId, name, problem, left } = line;
  const few = left === 1 ? "Take the one that is left" : `Take the ${left} that are left`;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {problem === "too_few" && (
        <Button variant="secondary" size="sm" onClick={() => settle(productId, "what_is_left")}>
          {left === null ? "Take what is left" : few}
          <VisuallyHidden> of {name}</VisuallyHidden>
        </Button>
      )}
      <Button variant="secondary" size="sm" onClick={() => settle(productId, "nothing")}>
        Remove <VisuallyHidden>{name}</VisuallyHidden>
      </Button>
    </div>
  );
}
