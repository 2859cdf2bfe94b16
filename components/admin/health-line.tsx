import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { BrokenRule } from "@/lib/admin/broken-rules";
import type { Health } from "@/lib/admin/health";
import type { UntrustedForwarding } from "@/lib/http/untrusted-forwarding";

type HealthLineProps = {
  health: Health;
  /** Null when nothing says that a proxy stands in front which Till was not told of. */
  forwarding: UntrustedForwarding | null;
};

/** Whether everything that must always hold does hold: one quiet line, or what is broken. */
export function HealthLine({ health, forwarding }: HealthLineProps) {
  return (
    <div className="flex max-w-full flex-wrap gap-x-6 gap-y-1">
      {forwarding && <ForwardingLine {...forwarding} />}
      <RulesLine health={health} />
    </div>
  );
}

function ForwardingLine({ forwarded, requests }: UntrustedForwarding) {
  return (
    <Line tone="warning">
      {forwarded} of {requests} requests since the start say that they came through a proxy. If one of yours
      stands in front, set TRUSTED_PROXIES: until then all shoppers share one limit.
    </Line>
  );
}

function RulesLine({ health }: { health: Health }) {
  if (health.kind === "unknown") {
    return <Line tone="warning">The checks did not finish. The server’s log says why.</Line>;
  }
  const { broken } = health;
  if (broken.length === 0) return <Line tone="success">All checks hold</Line>;
  return (
    <details className="max-w-full open:basis-full">
      <summary className="list-none [&::-webkit-details-marker]:hidden">
        <Line tone="danger">
          <span className="underline decoration-line-strong underline-offset-4">
            {broken.length === 1 ? "A rule is broken" : `${broken.length} rules are broken`}
          </span>
        </Line>
      </summary>
      <ul className="mt-3 space-y-4 rounded-md bg-danger-soft px-4 py-3 text-sm">
        {broken.map((rule) => (
          <Broken key={rule.name} rule={rule} />
        ))}
      </ul>
    </details>
  );
}

function Broken({ rule: { name, rule, count, cases } }: { rule: BrokenRule }) {
  const more = count - cases.length;
  return (
    <li>
      <p className="font-medium">
        {rule}{" "}
        <span className="font-normal text-ink-muted">
          {name}, {count === 1 ? "one case" : `${count} cases`}
        </span>
      </p>
      <ul className="mt-1 space-y-1">
        {cases.map(({ label, detail, href }) => (
          <li key={`${label} ${detail}`} className="break-words">
            {href ? (
              <a
                href={href}
                className="font-medium break-all underline decoration-line-strong underline-offset-4 hover:decoration-ink"
              >
                {label}
              </a>
            ) : (
              <span className="font-mono text-xs break-all">{label}</span>
            )}
            : {detail}
          </li>
        ))}
        {more > 0 && <li className="text-ink-muted">And {more} more.</li>}
      </ul>
    </li>
  );
}

const DOT = { success: "bg-success", warning: "bg-warning", danger: "bg-danger" };

function Line({ tone, children }: { tone: keyof typeof DOT; children: ReactNode }) {
  return (
    <span className="flex items-center gap-2 text-sm text-ink-muted">
      <span aria-hidden="true" className={classNames("size-2 shrink-0 rounded-full", DOT[tone])} />
      {children}
    </span>
  );
}
