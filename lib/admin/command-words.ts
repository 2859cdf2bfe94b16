import { formatMoney } from "@/lib/money";
import type { CaptureStanding } from "@/lib/payments/capture-payment";
import type { Refusal } from "@/lib/payments/decide/changes";
import type { RefundStanding } from "@/lib/payments/refund-order";
import { inWords } from "./reasons";
import type { StaffAnswer } from "./staff-answer";

const REFUSALS: Readonly<Record<Refusal, string>> = {
  not_captured: "Nothing was captured with this payment, so there is nothing to refund.",
  too_much: "That is more than what is left of the captured money. Somebody may have refunded meanwhile.",
  charge_disputed:
    "Stripe refunds no disputed charge (charge_disputed): the bank has taken the money back, or is about to.",
  pieces_refunded: "Those pieces are in another refund already, or were never ordered.",
  amount_impossible: "Stripe cannot move this amount. Choose something, in steps that the currency has.",
  nothing_to_restock:
    "No pieces go back on the shelf with this: either it names none, or they are there already.",
  same_person: "You asked for this refund, so somebody else has to approve or decline it.",
  not_waiting: "Nobody waits for an answer here: somebody was quicker.",
  refund_waits: "A refund that settles this waits for approval. Approve or decline it on the order’s page.",
  review_closed: "Somebody has closed this review already.",
  not_authorized: "Nothing is held with this payment any more. Look at how it stands now.",
  more_than_held: "That is more than what is held.",
  already_decided: "Somebody has decided about this amount already, and Stripe is being told.",
  order_closed: "This order takes no money any more. What is held for it can only be let go.",
  no_such_choice: "That cannot be done here any more. Open the page again.",
};

/** Why a command of staff was not carried out, for whoever gave it. */
export function refusalInWords(kind: Refusal | "unknown_order"): StaffAnswer {
  if (kind === "unknown_order") return { tone: "danger", message: "There is no such order." };
  return { tone: "warning", message: REFUSALS[kind] };
}

/** How a refund stands that was just asked for, approved or declined. */
export function refundInWords({ status, failureReason, ...money }: RefundStanding): StaffAnswer {
  const amount = formatMoney(money);
  switch (status) {
    case "awaiting_approval":
      return { tone: "info", message: `The refund of ${amount} waits until somebody else approves it.` };
    case "requested":
      return {
        tone: "warning",
        message: `Stripe has not answered yet. Till keeps asking for the refund of ${amount}; it is never made twice.`,
      };
    case "pending":
      return {
        tone: "success",
        message: `Stripe has accepted the refund of ${amount}. The bank confirms it later.`,
      };
    case "requires_action":
      return { tone: "info", message: `Stripe asks the shopper by e-mail where the ${amount} should go.` };
    case "succeeded":
      return { tone: "success", message: `${amount} was refunded.` };
    case "failed":
      return {
        tone: "danger",
        message: `The refund of ${amount} did not go through (${inWords(failureReason ?? "no reason given")}).`,
      };
    case "canceled":
      return { tone: "info", message: `The refund of ${amount} was not sent.` };
    default:
      return status satisfies never;
  }
}

export const UNREADABLE_AMOUNT: StaffAnswer = {
  tone: "warning",
  message: "Write the amount in figures, with a point before the decimals.",
};

/** How held money stands about which somebody just decided. */
export function captureInWords(standing: CaptureStanding): StaffAnswer {
  const { status, amount, amountReceived, captureAmount, currency } = standing;
  const money = (minor: number) => formatMoney({ amount: minor, currency });
  if (status === "captured") {
    const rest = amount > amountReceived ? ` ${money(amount - amountReceived)} was let go.` : "";
    return { tone: "success", message: `${money(amountReceived)} was captured.${rest}` };
  }
  if (status === "canceled")
    return { tone: "success", message: `${money(amount)} was let go. Nothing was charged.` };
  if (status === "authorized" && captureAmount !== null) {
    return {
      tone: "warning",
      message: "Stripe has not answered yet. Till keeps asking; nothing is captured twice.",
    };
  }
  return {
    tone: "danger",
    message: `It did not happen: the payment is ${inWords(status)} now. The timeline says why.`,
  };
}
