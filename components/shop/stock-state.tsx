import { Badge } from "@/components/ui/badge";

/** `left` pieces are few, and null stands for plenty: how few is told only to who asks for more. */
export function stockWords(left: number | null): string | null {
  if (left === null) return null;
  return left === 0 ? "Sold out" : "Only a few left";
}

export function StockState({ left, className }: { left: number | null; className?: string }) {
  const words = stockWords(left);
  if (!words) return null;
  return (
    <Badge tone={left === 0 ? "plain" : "warning"} {...(className && { className })}>
      {words}
    </Badge>
  );
}
