/** Why a bank refuses a charge. */
export type DeclineKind =
  | "generic_decline"
  | "insufficient_funds"
  | "lost_card"
  | "stolen_card"
  | "expired_card"
  | "incorrect_cvc"
  | "processing_error"
  | "incorrect_number"
  | "card_velocity_exceeded"
  | "fraudulent"
  | "authentication_required"
  | "test_mode_live_card"
  | "blocked";
