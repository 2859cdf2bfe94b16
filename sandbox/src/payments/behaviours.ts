import type { DeclineKind } from "../records/decline-kind";
import type { DisputeReason } from "../records/dispute";

/** How a card or bank account that is published for tests behaves. */
export type Behaviour = {
  /** Refused whenever it is charged (after authentication, where there is one). */
  decline?: DeclineKind;
  /** `always` asks on every payment; `unless_off_session` not when the shopper is absent. */
  authentication?: "always" | "unless_off_session" | "optional" | "frictionless";
  dispute?: DisputeReason | "inquiry" | "early_fraud_warning" | "twice";
  refund?: "pending_then_succeeds" | "succeeds_then_fails";
  /** Milliseconds until a slow payment is decided; `never` stays processing. */
  settle?: { after: number | "default" | "never"; outcome: "succeeds" | "insufficient_funds" | "no_account" };
  /** Funds are available at once rather than after the payout schedule. */
  availableAtOnce?: boolean;
  /** A card that is declined can nevertheless be attached to a customer. */
  attach?: "allowed";
  risk?: "elevated" | "highest";
};

type TestCard = Behaviour & {
  number: string;
  brand: string;
  funding?: "debit" | "prepaid";
  country?: string;
};

const MINUTE = 60_000;

/** Published test cards. The ones not listed by Stripe's testing page as special simply succeed. */
const TEST_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", brand: "visa" },
  { number: "4000056655665556", brand: "visa", funding: "debit" },
  { number: "5555555555554444", brand: "mastercard" },
  { number: "2223003122003222", brand: "mastercard" },
  { number: "5200828282828210", brand: "mastercard", funding: "debit" },
  { number: "5105105105105100", brand: "mastercard", funding: "prepaid" },
  { number: "378282246310005", brand: "amex" },
  { number: "371449635398431", brand: "amex" },
  { number: "6011111111111117", brand: "discover" },
  { number: "6011000990139424", brand: "discover" },
  { number: "3056930009020004", brand: "diners" },
  { number: "36227206271667", brand: "diners" },
  { number: "3566002020360505", brand: "jcb" },
  { number: "6200000000000005", brand: "unionpay" },
  { number: "4000002760000016", brand: "visa", country: "DE" },
  { number: "4000002500000003", brand: "visa", country: "FR" },
  { number: "4000008260000000", brand: "visa", country: "GB" },
  { number: "4000003920000003", brand: "visa", country: "JP" },
  { number: "4000007240000007", brand: "visa", country: "ES" },
  { number: "4000000000000077", brand: "visa", availableAtOnce: true },
  { number: "4000000000000002", brand: "visa", decline: "generic_decline" },
  { number: "4000000000009995", brand: "visa", decline: "insufficient_funds" },
  { number: "4000000000009987", brand: "visa", decline: "lost_card" },
  { number: "4000000000009979", brand: "visa", decline: "stolen_card" },
  { number: "4000000000000069", brand: "visa", decline: "expired_card" },
  { number: "4000000000000127", brand: "visa", decline: "incorrect_cvc" },
  { number: "4000000000000119", brand: "visa", decline: "processing_error" },
  { number: "4000000000006975", brand: "visa", decline: "card_velocity_exceeded" },
  { number: "4000000000000341", brand: "visa", decline: "generic_decline", attach: "allowed" },
  { number: "4100000000000019", brand: "visa", decline: "blocked", risk: "highest" },
  { number: "4000000000009235", brand: "visa", risk: "elevated" },
  { number: "4000002500003155", brand: "visa", authentication: "unless_off_session" },
  { number: "4000002760003184", brand: "visa", authentication: "always" },
  { number: "4000000000003220", brand: "visa", authentication: "always" },
  { number: "4000008400001629", brand: "visa", authentication: "always", decline: "generic_decline" },
  { number: "4000008400001280", brand: "visa", authentication: "always", decline: "processing_error" },
  { number: "4000008260003178", brand: "visa", authentication: "always", decline: "insufficient_funds" },
  { number: "4000000000003055", brand: "visa", authentication: "optional" },
  { number: "4000000032200000", brand: "visa", authentication: "frictionless" },
  { number: "4000000000000259", brand: "visa", dispute: "fraudulent" },
  { number: "4000000000002685", brand: "visa", dispute: "product_not_received" },
  { number: "4000000000001976", brand: "visa", dispute: "inquiry" },
  { number: "4000000000005423", brand: "visa", dispute: "early_fraud_warning" },
  { number: "4000000404000079", brand: "visa", dispute: "twice" },
  { number: "4000000000007726", brand: "visa", refund: "pending_then_succeeds" },
  { number: "4000000000005126", brand: "visa", refund: "succeeds_then_fails" },
];

/** IBANs of SEPA Direct Debit. */
export const TEST_IBANS: Record<string, Behaviour> = {
  AT611904300234573201: { settle: { after: "default", outcome: "succeeds" } },
  AT321904300235473204: { settle: { after: 3 * MINUTE, outcome: "succeeds" } },
  AT861904300235473202: { settle: { after: "default", outcome: "insufficient_funds" } },
  DE89370400440532013000: { settle: { after: "default", outcome: "succeeds" } },
};

/** Account numbers of ACH Direct Debit. */
export const TEST_ACCOUNTS: Record<string, Behaviour> = {
  "000123456789": { settle: { after: "default", outcome: "succeeds" } },
  "000222222227": { settle: { after: "default", outcome: "insufficient_funds" } },
  "000111111116": { settle: { after: "default", outcome: "no_account" } },
  "000000000009": { settle: { after: "never", outcome: "succeeds" } },
};

/** The behaviour of a number that is a possible card but no test card. */
export const LIVE_CARD = "live_card";

const BY_NUMBER = new Map(TEST_CARDS.map((card) => [card.number, card]));

/** The test card with this number, if it is one. */
export function testCard(number: string): TestCard | undefined {
  return BY_NUMBER.get(number);
}

/** What a payment method's `behaviour` key stands for; an unknown key behaves like a good card. */
export function behaviourOf(key: string): Behaviour {
  if (key === LIVE_CARD) return { decline: "test_mode_live_card" };
  return BY_NUMBER.get(key) ?? TEST_IBANS[key] ?? TEST_ACCOUNTS[key] ?? {};
}

/** Ids of payment methods that exist in every account, and the card each is made of. */
export const TEST_METHOD_CARDS: Record<string, string> = {
  pm_card_visa: "4242424242424242",
  pm_card_visa_debit: "4000056655665556",
  pm_card_mastercard: "5555555555554444",
  pm_card_mastercard_debit: "5200828282828210",
  pm_card_mastercard_prepaid: "5105105105105100",
  pm_card_amex: "378282246310005",
  pm_card_discover: "6011111111111117",
  pm_card_diners: "3056930009020004",
  pm_card_jcb: "3566002020360505",
  pm_card_unionpay: "6200000000000005",
  pm_card_bypassPending: "4000000000000077",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_visa_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedLostCard: "4000000000009987",
  pm_card_visa_chargeDeclinedStolenCard: "4000000000009979",
  pm_card_chargeDeclinedExpiredCard: "4000000000000069",
  pm_card_chargeDeclinedIncorrectCvc: "4000000000000127",
  pm_card_chargeDeclinedProcessingError: "4000000000000119",
  pm_card_visa_chargeDeclinedVelocityLimitExceeded: "4000000000006975",
  pm_card_chargeCustomerFail: "4000000000000341",
  pm_card_radarBlock: "4100000000000019",
  pm_card_riskLevelElevated: "4000000000009235",
  pm_card_authenticationRequiredOnSetup: "4000002500003155",
  pm_card_authenticationRequired: "4000002760003184",
  pm_card_threeDSecure2Required: "4000000000003220",
  pm_card_threeDSecureRequiredChargeDeclined: "4000008400001629",
  pm_card_threeDSecureRequiredProcessingError: "4000008400001280",
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: "4000008260003178",
  pm_card_threeDSecureOptional: "4000000000003055",
  pm_card_createDispute: "4000000000000259",
  pm_card_createDisputeProductNotReceived: "4000000000002685",
  pm_card_createDisputeInquiry: "4000000000001976",
  pm_card_createIssuerFraudRecord: "4000000000005423",
  pm_card_createMultipleDisputes: "4000000404000079",
  pm_card_pendingRefund: "4000000000007726",
  pm_card_refundFail: "4000000000005126",
};

/** Ids of bank accounts that exist in every account. */
export const TEST_METHOD_ACCOUNTS: Record<string, string> = {
  pm_usBankAccount: "000123456789",
  pm_usBankAccount_success: "000123456789",
  pm_usBankAccount_insufficientFunds: "000222222227",
  pm_usBankAccount_noAccount: "000111111116",
  pm_usBankAccount_processing: "000000000009",
};
