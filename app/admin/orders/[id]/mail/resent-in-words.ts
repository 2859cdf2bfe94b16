import type { ResendMailState } from "@/components/admin/resend-mail-form";
import type { Refusal } from "@/lib/guards/refusal";
import type { ResendResult } from "@/lib/mail/resend-mail";

/** What the button says once a mail was asked for. */
export function resentInWords(result: ResendResult): ResendMailState {
  if (result.ok) return { tone: "success", message: "Till writes it again in a moment." };
  switch (result.kind) {
    case "unknown_mail":
      return { tone: "danger", message: "There is no such mail." };
    case "waiting":
      return { tone: "info", message: "It is waiting to be sent already." };
    case "no_longer_true":
      return { tone: "warning", message: "What this mail says is not true any more, so it stays unsent." };
  }
}

/** What it says when nothing was asked for. */
export function resendRefused(refusal: Refusal): ResendMailState {
  switch (refusal.kind) {
    case "forbidden_origin":
      return { tone: "danger", message: "This form was sent from another site." };
    case "rate_limited":
      return {
        tone: "warning",
        message: `You sent many. Try again in ${refusal.retryAfterSeconds} seconds.`,
      };
    case "invalid":
      return { tone: "danger", message: "This form is not one of ours. Open the page again." };
  }
}
