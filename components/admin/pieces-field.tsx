import type { ReactNode } from "react";

type PiecesFieldProps = {
  /** Tells the fields of two forms of one page apart. */
  purpose: "refund" | "ship";
  productId: string;
  name: string;
  hint: ReactNode;
  most: number;
  /** How many are chosen before anybody chooses. */
  chosen: number;
};

/** How many pieces of one product, as an item of a list. */
export function PiecesField({ purpose, productId, name, hint, most, chosen }: PiecesFieldProps) {
  const id = `${purpose}-pieces-${productId}`;
  return (
    <li className="flex items-center gap-3 text-sm">
      <label htmlFor={id} className="min-w-0 flex-1">
        <span className="block break-words">{name}</span>
        <span className="block text-xs text-ink-muted">{hint}</span>
      </label>
      <input
        id={id}
        type="number"
        name={`pieces.${productId}`}
        min={0}
        max={most}
        defaultValue={chosen}
        className="min-h-11 w-20 rounded-md border border-line-strong bg-surface px-3 py-2 text-base"
      />
    </li>
  );
}
