import type { StaffAnswer } from "@/lib/admin/staff-answer";
import type { Replayed } from "@/lib/reconcile/replay-event";

type Outcome = Extract<Replayed, { ok: true }>["outcome"];

const OUTCOMES: Readonly<Record<Outcome, StaffAnswer>> = {
  applied: { tone: "success", message: "It is applied: the order now says what Stripe said." },
  unchanged: { tone: "info", message: "It brought nothing new." },
  ambiguous: { tone: "info", message: "It may be older than what is known, so Stripe is asked." },
  unreadable: { tone: "info", message: "It cannot be read, so Stripe is asked." },
  review: { tone: "warning", message: "It does not agree with the order: a person must look." },
  foreign: { tone: "info", message: "It belongs to another program on the same Stripe account." },
  another_mode: { tone: "warning", message: "It is of the other mode, test or live." },
  recorded: { tone: "info", message: "Till does not act on events of this type." },
  parked: { tone: "warning", message: "What it is about is still not here. It is tried again by itself." },
  dead: { tone: "danger", message: "What it is about is still not here." },
  duplicate: { tone: "info", message: "Somebody else has just taken it in." },
};

/** What the staff's button says once an event was replayed. */
export function replayedInWords(replayed: Replayed): StaffAnswer {
  if (replayed.ok) return OUTCOMES[replayed.outcome];
  switch (replayed.kind) {
    case "gone":
      return {
        tone: "warning",
        message: "What Stripe sent is no longer kept. Ask Stripe about the order instead.",
      };
    case "had_its_effect":
      return { tone: "info", message: "It was applied already, and an event has its effect once." };
    case "not_asked":
      return {
        tone: "danger",
        message: "Stripe could not be asked about its payment. Try again in a while.",
      };
    case "failed":
      return { tone: "danger", message: "It failed once more. The error is beside it and in the log." };
  }
}
