import { Section } from "./section";

type ExportLinksProps = { from: string; to: string; days: string; names: readonly string[] };

/** Files to take out: what happened on the days that the page shows, in every currency. */
export function ExportLinks({ from, to, days, names }: ExportLinksProps) {
  return (
    <Section title="Files">
      <p className="mt-1 text-sm text-ink-muted">
        CSV for {days}, in every currency, each amount with its own beside it. The log says who took a file
        out.
      </p>
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {names.map((name) => (
          <li key={name}>
            <a
              href={`/admin/overview/export?what=${name}&from=${from}&to=${to}`}
              download
              className="inline-flex min-h-9 items-center capitalize underline underline-offset-4"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
