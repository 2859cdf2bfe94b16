export const ORDER_STATUSES = ["pending", "processing", "paid", "expired", "canceled"] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/**
 * Where an order may go from each status; the database refuses every other move. A declined card is no
 * move: the order stays pending. Expired and canceled orders can still become paid, because money may
 * arrive late.
 */
export const ALLOWED_MOVES: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ["processing", "paid", "expired", "canceled"],
  processing: ["pending", "paid", "canceled"],
  paid: [],
  expired: ["paid"],
  canceled: ["paid"],
};

export function mayMove(from: OrderStatus, to: OrderStatus): boolean {
  return ALLOWED_MOVES[from].includes(to);
}

/** An open order holds stock and may still take money. */
export function isOpen(status: OrderStatus): boolean {
  return status === "pending" || status === "processing";
}
