import type { AuditLine } from "@/lib/admin/list-audit";
import { Moment } from "./moment";

const HEAD = "px-4 py-2.5 text-left font-medium";
const CELL = "block min-w-0 lg:table-cell lg:px-4 lg:py-2.5 lg:align-top";

type AuditTableProps = {
  entries: AuditLine[];
  /** The words of an action. */
  inWords: (action: string) => string;
};

/** The audit log as a table; on a phone each row becomes an entry of a list. */
export function AuditTable({ entries, inWords }: AuditTableProps) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="block w-full text-sm lg:table lg:table-fixed">
        <caption className="sr-only">What staff did, newest first. Times are in UTC.</caption>
        <thead className="sr-only border-b border-line text-xs text-ink-muted lg:not-sr-only lg:table-header-group">
          <tr>
            <th scope="col" className={`${HEAD} lg:w-44`}>
              Time (UTC)
            </th>
            <th scope="col" className={HEAD}>
              Who
            </th>
            <th scope="col" className={HEAD}>
              What
            </th>
            <th scope="col" className={HEAD}>
              From where
            </th>
          </tr>
        </thead>
        <tbody className="block divide-y divide-line lg:table-row-group">
          {entries.map((entry) => (
            <tr key={entry.id} className="grid gap-y-1 px-4 py-3.5 lg:table-row">
              <td className={`${CELL} whitespace-nowrap text-ink-muted tabular-nums`}>
                <Moment at={entry.at} precise />
              </td>
              <td className={CELL}>
                <span className="block font-medium break-words">{entry.name ?? entry.accountId}</span>
                <span className="block truncate text-xs text-ink-muted">
                  {entry.email ? `${entry.email}, ${entry.role}` : entry.role}
                </span>
              </td>
              <td className={CELL}>
                <span className="block">{inWords(entry.action)}</span>
                {entry.subject && <Subject subject={entry.subject} />}
              </td>
              <td className={CELL}>
                <span className="block tabular-nums">{entry.address}</span>
                <span className="block truncate text-xs text-ink-muted" title={entry.device}>
                  {entry.device}
                </span>
                <span className="block truncate font-mono text-xs text-ink-muted">{entry.requestId}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PAGES: Readonly<Record<string, string>> = {
  order: "/admin/orders/",
  product: "/admin/products/",
  event: "/admin/events/",
};

function Subject({ subject }: { subject: string }) {
  const [kind = "", id = ""] = subject.split(" ");
  const page = PAGES[kind];
  const className = "block truncate font-mono text-xs text-ink-muted";
  if (!page) return <span className={className}>{subject}</span>;
  return (
    <a href={`${page}${id}`} className={`${className} underline decoration-line-strong underline-offset-4`}>
      {subject}
    </a>
  );
}
