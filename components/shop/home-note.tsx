/** A tile of words that closes the catalogue. */
export function HomeNote({ title, text }: { title: string; text: string }) {
  return (
    <div className="flex aspect-square flex-col justify-between rounded-lg border border-line p-4 sm:p-6">
      <p className="text-base font-medium sm:text-xl">{title}</p>
      <p className="text-xs text-ink-muted sm:text-sm">{text}</p>
    </div>
  );
}
