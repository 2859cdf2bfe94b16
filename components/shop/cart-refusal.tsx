"use client";

import { useRefusal } from "./cart-form";
import { cartMessage } from "./cart-message";

/** Says why a line, or with null the whole cart, did not change. Its room is kept, so that nothing moves. */
export function CartRefusal({ productId, id }: { productId: string | null; id?: string }) {
  const refusal = useRefusal(productId);
  return (
    <p id={id} role="alert" className="min-h-5.5 text-sm text-danger">
      {refusal && cartMessage(refusal)}
    </p>
  );
}
