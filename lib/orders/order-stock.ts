import type { Tx } from "@/lib/prisma";

// Products are locked in the order of their ids everywhere, so that two orders never wait for each other.
async function lockProducts(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM product WHERE id IN (SELECT product_id FROM order_item WHERE order_id = ${orderId}::uuid)
    ORDER BY id FOR UPDATE`;
}

/** Puts an order's items back on the shelf. */
export async function returnStock(tx: Tx, orderId: string): Promise<void> {
  await lockProducts(tx, orderId);
  await tx.$executeRaw`
    UPDATE product p SET stock = p.stock + i.quantity
    FROM order_item i WHERE i.order_id = ${orderId}::uuid AND p.id = i.product_id`;
}

/** Takes an order's items from the shelf again. False, with nothing taken, when one of them is gone. */
export async function retakeStock(tx: Tx, orderId: string): Promise<boolean> {
  await lockProducts(tx, orderId);
  const short = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM order_item i JOIN product p ON p.id = i.product_id
    WHERE i.order_id = ${orderId}::uuid AND p.stock < i.quantity LIMIT 1`;
  if (short.length > 0) return false;
  await tx.$executeRaw`
    UPDATE product p SET stock = p.stock - i.quantity
    FROM order_item i WHERE i.order_id = ${orderId}::uuid AND p.id = i.product_id`;
  return true;
}
