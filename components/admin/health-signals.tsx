import { Card } from "@/components/ui/card";
import type { Light, Signal } from "@/lib/admin/judge-health";
import { HealthLight } from "./health-light";

const ORDER: readonly Light[] = ["red", "amber", "green"];

/** Everything that is watched, the worst first. */
export function HealthSignals({ signals }: { signals: readonly Signal[] }) {
  const sorted = [...signals].sort((a, b) => ORDER.indexOf(a.light) - ORDER.indexOf(b.light));
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {sorted.map((signal) => (
          <SignalLine key={signal.name} signal={signal} />
        ))}
      </ul>
    </Card>
  );
}

function SignalLine({ signal: { title, light, says, href } }: { signal: Signal }) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 px-5 py-3.5 text-sm sm:grid-cols-[auto_16rem_minmax(0,1fr)]">
      <span className="flex h-5 items-center">
        <HealthLight light={light} />
      </span>
      <h2 className="font-medium">
        {href && light !== "green" ? (
          <a href={href} className="underline decoration-line-strong underline-offset-4 hover:decoration-ink">
            {title}
          </a>
        ) : (
          title
        )}
      </h2>
      <p
        className={
          light === "green" ? "col-start-2 text-ink-muted sm:col-start-3" : "col-start-2 sm:col-start-3"
        }
      >
        {says}
      </p>
    </li>
  );
}
