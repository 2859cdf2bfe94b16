import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { EventOutcome as EventOutcomeName } from "@/lib/webhooks/outcomes";

const OUTCOMES: Readonly<Record<EventOutcomeName, { label: string; tone: Tone }>> = {
  applied: { label: "Applied", tone: "success" },
  unchanged: { label: "Nothing new", tone: "neutral" },
  recorded: { label: "Recorded", tone: "neutral" },
  another_mode: { label: "Another mode", tone: "warning" },
  foreign: { label: "Another program’s", tone: "neutral" },
  unreadable: { label: "Asked Stripe", tone: "info" },
  ambiguous: { label: "Asked Stripe", tone: "info" },
  review: { label: "Needs review", tone: "danger" },
  parked: { label: "Parked", tone: "warning" },
  dead: { label: "Dead", tone: "danger" },
};

function isKnown(outcome: string): outcome is EventOutcomeName {
  return Object.hasOwn(OUTCOMES, outcome);
}

/** What became of a received event; null for one that failed and is tried again. */
export function EventOutcome({ outcome }: { outcome: string | null }) {
  if (outcome === null) return <Badge tone="danger">Failed</Badge>;
  if (!isKnown(outcome)) return <Badge>{outcome}</Badge>;
  return <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Badge>;
}
