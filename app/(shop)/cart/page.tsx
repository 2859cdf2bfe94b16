import type { Metadata } from "next";
import { CartContents } from "@/components/shop/cart-contents";
import { EmptyCart } from "@/components/shop/empty-cart";
import { readCart } from "@/lib/cart/read-cart";
import { fitToStockAction, removeLineAction, setQuantityAction } from "./actions";

export const metadata: Metadata = { title: "Cart", robots: { index: false } };

export default async function CartPage() {
  const cart = await readCart();
  if (cart.lines.length === 0) return <EmptyCart />;
  return (
    <CartContents
      cart={cart}
      actions={{ setQuantity: setQuantityAction, removeLine: removeLineAction, fitToStock: fitToStockAction }}
    />
  );
}
