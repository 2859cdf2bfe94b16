import { ButtonLink } from "@/components/ui/button-link";
import type { NextStep } from "@/lib/admin/next-steps";

/** Leads to what an order waits for. */
export function NextSteps({ steps }: { steps: NextStep[] }) {
  if (steps.length === 0) return null;
  return (
    <nav aria-label="What to do next" className="mt-4 flex flex-wrap gap-3">
      {steps.map(({ label, section }, n) => (
        <ButtonLink key={section} href={`#${section}`} size="sm" variant={n === 0 ? "primary" : "secondary"}>
          {label}
        </ButtonLink>
      ))}
    </nav>
  );
}
