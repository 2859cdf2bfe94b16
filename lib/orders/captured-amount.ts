type Attempts = readonly { status: string; amountReceived: number }[];

/**
 * All that was ever received for an order, in minor units of its currency: more than its total where it was paid
 * twice, and less where staff captured a part of what was held.
 */
export function capturedAmount(attempts: Attempts): number {
  return attempts
    .filter(({ status }) => status === "captured")
    .reduce((sum, { amountReceived }) => sum + amountReceived, 0);
}
