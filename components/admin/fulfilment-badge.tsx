import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Fulfilment } from "@/lib/fulfilment/fulfilment";

const STATES: Readonly<Record<Fulfilment, { label: string; tone: Tone }>> = {
  unshipped: { label: "To ship", tone: "info" },
  partly_shipped: { label: "Partly shipped", tone: "warning" },
  shipped: { label: "Shipped", tone: "success" },
  delivered: { label: "Delivered", tone: "success" },
  nothing_to_ship: { label: "Nothing to ship", tone: "neutral" },
};

/** How much of an order has left, in a word or two. */
export function FulfilmentBadge({ state }: { state: Fulfilment }) {
  return <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>;
}
