type CountTableProps = {
  caption: string;
  /** The first names the row; the others are numbers. */
  head: readonly string[];
  rows: readonly { key: string; title?: string; cells: readonly string[] }[];
  /** What stands there while there is no row. */
  empty: string;
};

/** Numbers as a table that scrolls by itself where it is long. */
export function CountTable({ caption, head, rows, empty }: CountTableProps) {
  if (rows.length === 0) return <p className="mt-3 text-sm text-ink-muted">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-label={caption} tabIndex={0} className="mt-3 max-h-96 overflow-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface text-xs text-ink-muted">
          <tr>
            {head.map((name, n) => (
              <th
                key={name}
                scope="col"
                className={`py-2 font-medium ${n === 0 ? "text-left" : "pl-4 text-right"}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, title, cells: [name, ...numbers] }) => (
            <tr key={key} title={title}>
              <th scope="row" className="py-2 text-left font-normal">
                {name}
              </th>
              {numbers.map((number, n) => (
                <td key={head[n + 1]} className="py-2 pl-4 text-right whitespace-nowrap tabular-nums">
                  {number}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
