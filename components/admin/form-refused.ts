import type { StaffAnswer } from "@/lib/admin/staff-answer";
import type { Refusal } from "@/lib/guards/refusal";

/** What a staff form says when it was not even looked at. */
export function formRefused(refusal: Refusal): StaffAnswer {
  switch (refusal.kind) {
    case "forbidden_origin":
      return { tone: "danger", message: "This form was sent from another site." };
    case "rate_limited":
      return {
        tone: "warning",
        message: `You did this often. Try again in ${refusal.retryAfterSeconds} seconds.`,
      };
    case "invalid":
      return {
        tone: "danger",
        message: "Something in this form is not as it should be. Check it, or open the page again.",
      };
  }
}
