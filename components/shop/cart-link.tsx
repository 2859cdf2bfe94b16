import { VisuallyHidden } from "@/components/ui/visually-hidden";

export function CartLink({ count }: { count: number }) {
  return (
    <a href="/cart" className="-mr-3 flex min-h-11 items-center gap-2 rounded-md px-3 text-sm font-medium">
      Cart
      <span
        aria-hidden="true"
        className={`flex h-6 min-w-6 items-center justify-center rounded-full px-1.5 text-xs tabular-nums ${
          count > 0 ? "bg-accent text-accent-ink" : "bg-surface-2 text-ink-muted"
        }`}
      >
        {count}
      </span>
      <VisuallyHidden>{count === 1 ? "1 piece" : `${count} pieces`}</VisuallyHidden>
    </a>
  );
}
