import type { ReactNode } from "react";

type FactsProps = {
  /** Name and value; a fact without a value is left out. */
  facts: readonly (readonly [string, ReactNode])[];
};

/** Names and values below each other. Ids are set in the code font by the caller. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {facts
        .filter(([, value]) => value !== null && value !== false && value !== "" && value !== undefined)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="min-w-0 break-words [&_code]:font-mono [&_code]:text-xs [&_code]:break-all">
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}
