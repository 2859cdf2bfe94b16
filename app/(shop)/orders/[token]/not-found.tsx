import type { Metadata } from "next";
import { UnknownOrder } from "@/components/orders/unknown-order";

export const metadata: Metadata = { title: "No such order" };

export default function OrderNotFound() {
  return <UnknownOrder />;
}
