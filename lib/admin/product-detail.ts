import { type ProductWords, productVersion } from "@/lib/catalog/edit-product";
import type { Money } from "@/lib/money";
import { prisma } from "@/lib/prisma";
import type { StockReason } from "@/prisma/generated/enums";

const MOVES_SHOWN = 50;
const PRICE_CHANGES_SHOWN = 20;

/** A row of a product's ledger. `by` is a name; null for the products file. */
export type StockMoveView = {
  id: string;
  at: Date;
  pieces: number;
  reason: StockReason;
  note: string | null;
  by: string | null;
};

/** A price that was set, `before` null where it was the first of its currency. `by` is a name; null for the products file. */
export type PriceChangeView = { id: string; at: Date; before: Money | null; after: Money; by: string | null };

/** A product as staff edit it. */
export type ProductDetail = ProductWords & {
  id: string;
  slug: string;
  /** Names what is shown, for the form that changes it. */
  version: string;
  left: number;
  received: number;
  prices: { currency: string; amount: number }[];
  /** The newest, up to fifty. */
  moves: StockMoveView[];
  /** Whether there are older moves than those shown. */
  hasMoreMoves: boolean;
  /** The newest twenty. */
  priceChanges: PriceChangeView[];
};

/** A product with its prices and the newest moves of its stock, or null where there is none of that id. */
export async function findProductDetail(id: string): Promise<ProductDetail | null> {
  const product = await prisma().product.findUnique({
    where: { id },
    include: {
      prices: true,
      stockMoves: { orderBy: { id: "desc" }, take: MOVES_SHOWN + 1 },
      priceChanges: { orderBy: { id: "desc" }, take: PRICE_CHANGES_SHOWN },
    },
  });
  if (!product) return null;
  const { name, category, summary, description, details, active, slug, prices } = product;
  const shown = product.stockMoves.slice(0, MOVES_SHOWN);
  const names = await namesOf([
    ...shown.flatMap(({ movedBy }) => movedBy ?? []),
    ...product.priceChanges.flatMap(({ changedBy }) => changedBy ?? []),
  ]);
  const nameOf = (by: string | null) => by && (names.get(by) ?? "a former colleague");
  return {
    ...{ id, slug, name, category, summary, description, details, active, prices },
    version: productVersion(product),
    left: product.stock,
    received: product.received,
    moves: shown.map(({ id: move, createdAt, pieces, reason, note, movedBy }) => ({
      ...{ id: String(move), at: createdAt, pieces, reason, note },
      by: nameOf(movedBy),
    })),
    hasMoreMoves: product.stockMoves.length > MOVES_SHOWN,
    priceChanges: product.priceChanges.map(({ id: change, createdAt, currency, ...amounts }) => ({
      ...{ id: String(change), at: createdAt, by: nameOf(amounts.changedBy) },
      before: amounts.beforeAmount === null ? null : { amount: amounts.beforeAmount, currency },
      after: { amount: amounts.afterAmount, currency },
    })),
  };
}

async function namesOf(ids: string[]): Promise<ReadonlyMap<string, string>> {
  const people = await prisma().user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return new Map(people.map(({ id, name }) => [id, name]));
}
