import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";

const OUTCOMES: Readonly<Record<string, { label: string; tone: Tone }>> = {
  applied: { label: "Applied", tone: "success" },
  unchanged: { label: "Nothing new", tone: "neutral" },
  ignored: { label: "Recorded", tone: "neutral" },
  foreign: { label: "Another program’s", tone: "neutral" },
  unmatched: { label: "No such order", tone: "danger" },
  ambiguous: { label: "Asked Stripe", tone: "info" },
  review: { label: "Needs review", tone: "danger" },
};

/** What became of a received event; null while it has not been handled. */
export function EventOutcome({ outcome }: { outcome: string | null }) {
  if (outcome === null) return <Badge tone="warning">Not handled</Badge>;
  const known = Object.hasOwn(OUTCOMES, outcome) ? OUTCOMES[outcome] : undefined;
  return <Badge tone={known?.tone ?? "neutral"}>{known?.label ?? outcome}</Badge>;
}
