import type { Metadata } from "next";
import { CartContents } from "@/components/shop/cart-contents";
import { EmptyCart } from "@/components/shop/empty-cart";
import { readCart } from "@/lib/cart/read-cart";
import { changeCartAction } from "./actions";

export const metadata: Metadata = { title: "Cart", robots: { index: false } };

export default async function CartPage() {
  const cart = await readCart();
  return cart.lines.length === 0 ? <EmptyCart /> : <CartContents cart={cart} change={changeCartAction} />;
}
