export type Figure = { name: string; value: string; note: string };

/** The numbers that are looked at first, each with how it compares or what it is made of. */
export function OverviewFigures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-3">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="bg-surface p-4 sm:p-5">
          <dt className="text-sm text-ink-muted">{name}</dt>
          <dd className="mt-1 text-lg font-semibold tabular-nums">{value}</dd>
          <dd className="mt-0.5 text-xs text-ink-muted">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
