import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Receipt } from "@/lib/webhooks/inbox";

type Outcome = Exclude<Receipt, "duplicate">;

const OUTCOMES: Readonly<Record<Outcome, { label: string; tone: Tone }>> = {
  applied: { label: "Applied", tone: "success" },
  unchanged: { label: "Nothing new", tone: "neutral" },
  recorded: { label: "Recorded", tone: "neutral" },
  another_mode: { label: "Another mode", tone: "warning" },
  foreign: { label: "Another program’s", tone: "neutral" },
  unmatched: { label: "No such order", tone: "danger" },
  unreadable: { label: "Asked Stripe", tone: "info" },
  ambiguous: { label: "Asked Stripe", tone: "info" },
  review: { label: "Needs review", tone: "danger" },
};

function isKnown(outcome: string): outcome is Outcome {
  return Object.hasOwn(OUTCOMES, outcome);
}

/** What became of a received event; null while it has not been handled. */
export function EventOutcome({ outcome }: { outcome: string | null }) {
  if (outcome === null) return <Badge tone="warning">Not handled</Badge>;
  if (!isKnown(outcome)) return <Badge>{outcome}</Badge>;
  return <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Badge>;
}
