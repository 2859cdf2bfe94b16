const FEW = 8;

/**
 * How many of `available` pieces anyone is told of: the number up to 8, null where there are more. What
 * shoppers see of a stock passes here, so that nobody reads a large one from the shop.
 */
export function piecesLeft(available: number): number | null {
  return available <= FEW ? available : null;
}
