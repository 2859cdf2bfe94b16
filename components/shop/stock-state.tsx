import { Badge } from "@/components/ui/badge";

const FEW = 8;

/** Says how many are left when that matters; null where there are plenty. */
export function stockWords(stock: number): string | null {
  if (stock === 0) return "Sold out";
  if (stock === 1) return "Only one";
  return stock <= FEW ? `${stock} left` : null;
}

export function StockState({ stock, className }: { stock: number; className?: string }) {
  const words = stockWords(stock);
  if (!words) return null;
  return (
    <Badge tone={stock === 0 ? "plain" : "warning"} {...(className && { className })}>
      {words}
    </Badge>
  );
}
