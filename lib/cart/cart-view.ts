import { multiply, type ShopCurrency } from "@/lib/money";

/** Why a line cannot be bought as it stands; null when it can. */
export type CartLineProblem = "sold_out" | "too_few" | "withdrawn";

/** One product in a cart. `unitAmount` and `amount` are minor units of the cart's currency. */
export type CartLineView = {
  productId: string;
  slug: string;
  name: string;
  image: string;
  quantity: number;
  unitAmount: number;
  amount: number;
  /** How many could be sold now; 0 when sold out or no longer sold. */
  stock: number;
  problem: CartLineProblem | null;
};

/** A cart as a shopper sees it. `itemsAmount` sums the lines that can still be bought, in minor units. */
export type CartView = {
  /** Null before anything was added. */
  id: string | null;
  version: number;
  lines: CartLineView[];
  currency: ShopCurrency;
  itemsAmount: number;
  /** Pieces, not lines. */
  count: number;
};

/** A stored cart line with its product; `unitAmount` is null where it has no price in the currency. */
export type StoredLine = Omit<CartLineView, "amount" | "unitAmount" | "problem"> & {
  active: boolean;
  unitAmount: number | null;
};

/** The view of a shopper who has no cart yet. */
export function emptyCartView(currency: ShopCurrency): CartView {
  return { id: null, version: 0, lines: [], currency, itemsAmount: 0, count: 0 };
}

function problemOf(line: StoredLine): CartLineProblem | null {
  if (!line.active || line.unitAmount === null) return "withdrawn";
  if (line.stock === 0) return "sold_out";
  return line.stock < line.quantity ? "too_few" : null;
}

function viewLine(line: StoredLine): CartLineView {
  const { active: _, ...shown } = line;
  const problem = problemOf(line);
  const unitAmount = line.unitAmount ?? 0;
  return {
    ...shown,
    unitAmount,
    amount: multiply(unitAmount, line.quantity),
    stock: problem === "withdrawn" ? 0 : line.stock,
    problem,
  };
}

/** What a stored cart looks like today. Lines that cannot be bought any more stay visible and count nothing. */
export function viewCart(
  cart: { id: string; version: number },
  lines: StoredLine[],
  currency: ShopCurrency,
): CartView {
  const viewed = lines.map(viewLine);
  const buyable = viewed.filter(({ problem }) => problem === null || problem === "too_few");
  return {
    ...{ id: cart.id, version: cart.version, lines: viewed, currency },
    itemsAmount: buyable.reduce((sum, line) => sum + line.amount, 0),
    count: viewed.reduce((sum, line) => sum + line.quantity, 0),
  };
}
