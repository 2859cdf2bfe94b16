import type { Outcome } from "../records/charge";
import type { DeclineKind } from "../records/decline-kind";

type Decline = {
  code: string;
  declineCode: string | null;
  message: string;
  adviceCode: Outcome["adviceCode"];
  networkDeclineCode: string | null;
  param: string | null;
  outcome: Outcome;
};

const DECLINED = "Your card was declined.";

function issuerOutcome(reason: string, advice: Outcome["adviceCode"], networkCode: string | null): Outcome {
  return {
    adviceCode: advice,
    networkDeclineCode: networkCode,
    networkStatus: "declined_by_network",
    reason,
    riskLevel: "normal",
    riskScore: 12,
    sellerMessage: "The bank did not return any further details with this decline.",
    type: "issuer_declined",
  };
}

function decline(
  kind: DeclineKind,
  given: Partial<Omit<Decline, "outcome">> & { advice?: Outcome["adviceCode"] },
): Decline {
  const advice = given.advice ?? "try_again_later";
  const networkDeclineCode = given.networkDeclineCode ?? null;
  return {
    code: given.code ?? "card_declined",
    declineCode: given.declineCode === undefined ? kind : given.declineCode,
    message: given.message ?? DECLINED,
    adviceCode: advice,
    networkDeclineCode,
    param: given.param ?? null,
    outcome: issuerOutcome(kind, advice, networkDeclineCode),
  };
}

const blocked = decline("fraudulent", { advice: "do_not_try_again" });

/** How each refusal reads: error code, decline code, advice and text. */
export const DECLINES: Record<DeclineKind, Decline> = {
  generic_decline: decline("generic_decline", { networkDeclineCode: "01" }),
  insufficient_funds: decline("insufficient_funds", {
    message: "Your card has insufficient funds.",
    networkDeclineCode: "51",
  }),
  lost_card: decline("lost_card", { advice: "do_not_try_again" }),
  stolen_card: decline("stolen_card", { advice: "do_not_try_again" }),
  expired_card: decline("expired_card", {
    code: "expired_card",
    declineCode: null,
    message: "Your card has expired.",
    param: "exp_month",
    advice: "do_not_try_again",
  }),
  incorrect_cvc: decline("incorrect_cvc", {
    code: "incorrect_cvc",
    declineCode: null,
    message: "Your card's security code is incorrect.",
    param: "cvc",
    advice: "try_again_later",
  }),
  processing_error: decline("processing_error", {
    code: "processing_error",
    declineCode: null,
    message: "An error occurred while processing your card. Try again in a little bit.",
  }),
  incorrect_number: decline("incorrect_number", {
    code: "incorrect_number",
    declineCode: null,
    message: "Your card number is incorrect.",
    param: "number",
    advice: "confirm_card_data",
  }),
  card_velocity_exceeded: decline("card_velocity_exceeded", {
    message:
      "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
  }),
  fraudulent: decline("fraudulent", { advice: "do_not_try_again" }),
  authentication_required: decline("authentication_required", {
    code: "authentication_required",
    message: "Your card was declined. This transaction requires authentication.",
  }),
  test_mode_live_card: decline("test_mode_live_card", {
    message:
      "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
  }),
  blocked: {
    ...blocked,
    adviceCode: null,
    outcome: {
      ...blocked.outcome,
      adviceCode: null,
      networkStatus: "not_sent_to_network",
      reason: "highest_risk_level",
      riskLevel: "highest",
      riskScore: 90,
      sellerMessage: "Stripe blocked this payment as too risky.",
      type: "blocked",
    },
  },
};

/** A good card's outcome. */
export function authorizedOutcome(risk: "elevated" | "highest" | undefined): Outcome {
  return {
    adviceCode: null,
    networkDeclineCode: null,
    networkStatus: "approved_by_network",
    reason: risk === "elevated" ? "elevated_risk_level" : null,
    riskLevel: risk ?? "normal",
    riskScore: risk === "elevated" ? 74 : 12,
    sellerMessage:
      risk === "elevated" ? "Stripe evaluated this payment as having elevated risk." : "Payment complete.",
    type: "authorized",
  };
}

/** Banks give no risk score and no network answer. */
export const BANK_OUTCOME: Outcome = {
  adviceCode: null,
  networkDeclineCode: null,
  networkStatus: "approved_by_network",
  reason: null,
  riskLevel: "not_assessed",
  riskScore: null,
  sellerMessage: "Payment complete.",
  type: "authorized",
};
