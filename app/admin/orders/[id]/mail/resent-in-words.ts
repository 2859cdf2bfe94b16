import type { StaffAnswer } from "@/lib/admin/staff-answer";
import type { ResendResult } from "@/lib/mail/resend-mail";

/** What the button says once a mail was asked for. */
export function resentInWords(result: ResendResult): StaffAnswer {
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
