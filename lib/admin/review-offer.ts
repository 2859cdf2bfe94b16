import { roleMay } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff-session";
import { isAboutMoney } from "@/lib/payments/decide/review-choices";
import type { ReviewView } from "./describe-review";
import { choiceHint, choiceInWords } from "./reasons";
import { DECLINE } from "./settle-review-form";

type Offered = { choice: string; label: string; hint: string | null };
type Offer = { aboutMoney: boolean; choices: Offered[] };

const JUDGING: Offered[] = [
  { choice: "refund_it", label: "Approve the refund", hint: choiceHint("refund_it") },
  { choice: DECLINE, label: "Decline", hint: "Nothing is sent, and the review stays open." },
];

/**
 * What somebody on the staff is offered to do about a review; null for nothing. Money is finance's: of one reason
 * the choices are all about money, or none is. A refund that waits is for another person than asked for it to judge.
 */
export function reviewOffer(
  { choices, asked, closed }: Pick<ReviewView, "choices" | "asked" | "closed">,
  { id, role }: Pick<Staff, "id" | "role">,
): Offer | null {
  if (asked && !closed) {
    const may = asked.id !== id && roleMay(role, "orders:refund");
    return may ? { aboutMoney: true, choices: JUDGING } : null;
  }
  const aboutMoney = choices.some(isAboutMoney);
  if (choices.length === 0 || !roleMay(role, aboutMoney ? "orders:refund" : "reviews:close")) return null;
  return {
    aboutMoney,
    choices: choices.map((choice) => ({
      choice,
      label: choiceInWords(choice),
      hint: choiceHint(choice),
    })),
  };
}
