import { classNames } from "@/components/ui/class-names";
import type { Health } from "@/lib/admin/health";

/** Whether everything that must always hold does hold: one quiet line, or what is broken. */
export function HealthLine({ health }: { health: Health }) {
  if (health.kind === "unknown") {
    return <Line tone="warning">The checks did not finish. The server’s log says why.</Line>;
  }
  if (health.violations.length === 0) return <Line tone="success">All checks hold</Line>;
  return (
    <details className="max-w-full text-sm">
      <summary className="list-none underline decoration-line-strong underline-offset-4 [&::-webkit-details-marker]:hidden">
        <Line tone="danger" inline>
          {health.violations.length === 1
            ? "A check is broken"
            : `${health.violations.length} checks are broken`}
        </Line>
      </summary>
      <ul className="mt-2 space-y-1 rounded-md bg-danger-soft px-4 py-3 text-ink">
        {health.violations.map(({ name, subject, detail }) => (
          <li key={`${name} ${subject} ${detail}`} className="break-words">
            <span className="font-medium">{name}</span> <code className="font-mono text-xs">{subject}</code>{" "}
            {detail}
          </li>
        ))}
      </ul>
    </details>
  );
}

const DOT = { success: "bg-success", warning: "bg-warning", danger: "bg-danger" };

function Line({
  tone,
  inline = false,
  children,
}: {
  tone: keyof typeof DOT;
  inline?: boolean;
  children: string;
}) {
  return (
    <span
      className={classNames("items-center gap-2 text-sm text-ink-muted", inline ? "inline-flex" : "flex")}
    >
      <span aria-hidden="true" className={classNames("size-2 rounded-full", DOT[tone])} />
      {children}
    </span>
  );
}
