import type { AskStripeResult } from "@/lib/admin/ask-stripe";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import type { OrderReport } from "@/lib/reconcile/reconcile-order";

/** What the staff's button says once Stripe was asked. */
export function askedInWords(result: AskStripeResult): StaffAnswer {
  if (result.ok) {
    return result.before === result.after
      ? { tone: "info", message: `Stripe agrees: the order is ${result.after}.` }
      : {
          tone: "success",
          message: `Stripe had news: the order was ${result.before} and is now ${result.after}.`,
        };
  }
  switch (result.kind) {
    case "no_payment":
      return { tone: "warning", message: "There is no PaymentIntent to ask about yet." };
    case "not_found":
      return {
        tone: "danger",
        message:
          "Stripe does not know this payment. If it was still open it is over now, and the shopper can pay anew.",
      };
    case "stripe":
      return { tone: "danger", message: `Stripe did not answer as it should: ${result.message}` };
  }
}

/** What the button for a whole order says once Stripe was asked. */
export function askedAboutOrderInWords({ findings, failure }: OrderReport): StaffAnswer {
  const open = findings.some(({ result }) => result === "failed" || result === "review");
  const news = findings.map(({ kind, says }) => `${kind} ${says.replaceAll("_", " ")}`).join(", ");
  if (failure) {
    return { tone: "danger", message: `Stripe did not answer everything (${failure.replaceAll("_", " ")}).` };
  }
  if (findings.length === 0) {
    return { tone: "info", message: "Stripe agrees with everything that is known of this order." };
  }
  return open
    ? { tone: "warning", message: `Stripe had news that a person must look at: ${news}.` }
    : { tone: "success", message: `Stripe had news: ${news}.` };
}
