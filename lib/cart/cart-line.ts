import { piecesLeft } from "@/lib/catalog/pieces-left";
import { multiply } from "@/lib/money";

/** One line of a stored cart with its product as it is now. Amounts in minor units of the cart's currency. */
export type StoredLine = {
  productId: string;
  slug: string;
  name: string;
  image: string;
  quantity: number;
  /** 0 where the product has no price in the currency. */
  unitAmount: number;
  /** The shop still sells it, and in this currency. */
  forSale: boolean;
  /** How many pieces the cart could have in all; 0 when it is not for sale. Not for shoppers' eyes. */
  available: number;
};

/** Why a line cannot be bought as it stands. */
export type LineProblem = "sold_out" | "too_few" | "withdrawn";

/** A line as a shopper sees it, in the cart and at checkout. Amounts in minor units of the cart's currency. */
export type CartLine = Omit<StoredLine, "forSale" | "available"> & {
  /** Of the pieces that can be bought: less than was asked for when there are too few. */
  amount: number;
  /** Null when the line can be bought as it stands. */
  problem: LineProblem | null;
  /** How many could be had, where they are few; null where there are plenty. */
  left: number | null;
  /** One piece more could be had. */
  canGrow: boolean;
};

function problemOf(line: StoredLine): LineProblem | null {
  if (!line.forSale) return "withdrawn";
  if (line.available === 0) return "sold_out";
  return line.available < line.quantity ? "too_few" : null;
}

/** What a shopper may know of a stored line, and what its pieces cost. */
export function cartLine(line: StoredLine): CartLine {
  const { forSale: _, available, ...shown } = line;
  return {
    ...shown,
    amount: multiply(line.unitAmount, Math.min(line.quantity, available)),
    problem: problemOf(line),
    left: piecesLeft(available),
    canGrow: line.quantity < available,
  };
}

/** What a cart's pieces cost without shipping: the only sum of a cart. Pieces that cannot be bought cost nothing. */
export function sumOfLines(lines: readonly CartLine[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}
