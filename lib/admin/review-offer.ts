import { roleMay } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff-session";
import { isAboutMoney } from "@/lib/payments/decide/review-choices";
import type { ReviewView } from "./describe-review";
import { choiceHint, choiceInWords } from "./reasons";

/**
 * What somebody on the staff is offered to do about a review; null for nothing. Money is finance's: of one reason
 * the choices are all about money, or none is.
 */
export function reviewOffer({ choices }: Pick<ReviewView, "choices">, { role }: Pick<Staff, "role">) {
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
