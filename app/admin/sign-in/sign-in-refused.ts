import type { SignInState } from "@/components/admin/sign-in-form";
import type { Refusal } from "@/lib/guards/refusal";

export const WRONG_CREDENTIALS = "E-mail or password is wrong.";

function waitInWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** What the sign-in form says when nobody looked at what was typed. */
export function signInRefused(refusal: Refusal): SignInState {
  switch (refusal.kind) {
    case "forbidden_origin":
      return { email: "", problem: "This form was sent from another site. Open the page again." };
    case "rate_limited":
      return {
        email: "",
        problem: `Too many attempts. Try again in ${waitInWords(refusal.retryAfterSeconds)}.`,
      };
    // Not more than what a wrong password is told.
    case "invalid":
      return { email: "", problem: WRONG_CREDENTIALS };
  }
}
