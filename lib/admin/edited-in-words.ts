import type { Edited } from "@/lib/catalog/edit-product";
import type { ReadAmounts } from "./amount-fields";
import type { StaffAnswer } from "./staff-answer";

/** What came of an edit, to be read by whoever saved it. */
export function editedInWords(edited: Edited | Extract<ReadAmounts, { ok: false }>): StaffAnswer {
  if (edited.ok) {
    return edited.changes.length === 0
      ? { tone: "info", message: "Nothing is different, so nothing was changed." }
      : {
          tone: "success",
          message: `Saved: ${edited.changes.join("; ")}. The shop shows it within a second; save the old values to undo it.`,
        };
  }
  if ("why" in edited) {
    return {
      tone: "danger",
      message: `Nothing was saved: the amount in ${edited.currency.toUpperCase()} ${edited.why}.`,
    };
  }
  return edited.kind === "unknown"
    ? { tone: "danger", message: "Nothing was saved: it is no longer there." }
    : {
        tone: "warning",
        message:
          "Nothing was saved: somebody else has changed it since you opened this page. Reload it to see what it says now.",
      };
}
