import type { SignInRefusal } from "@/lib/auth/sign-in";
import type { Refusal } from "@/lib/guards/refusal";

function waitInWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}

/** What the sign-in form says when nobody was signed in. It never says whether an account exists. */
export function signInRefused(refusal: Refusal | SignInRefusal): string {
  switch (refusal.kind) {
    case "forbidden_origin":
      return "This form was sent from another site. Open the page again.";
    case "rate_limited":
      return `Too many attempts. Try again in ${waitInWords(refusal.retryAfterSeconds)}.`;
    case "busy":
      return "Many people are signing in right now. Try again in a moment.";
    // Input that could not be read is not told more than a wrong password.
    case "invalid":
    case "wrong_credentials":
      return "E-mail or password is wrong.";
  }
}
