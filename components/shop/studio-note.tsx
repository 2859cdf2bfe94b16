/** The tile that closes the catalogue: when there will be more. */
export function StudioNote() {
  return (
    <div className="flex aspect-square flex-col justify-between rounded-lg border border-line p-4 sm:p-6">
      <p className="text-base font-medium sm:text-xl">The kiln is lit twice a month.</p>
      <p className="text-xs text-ink-muted sm:text-sm">
        What is sold out comes back, never quite in the same colour.
      </p>
    </div>
  );
}
