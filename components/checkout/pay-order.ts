import type { PaymentIntent, StripeError } from "@stripe/stripe-js";
import type { Contact } from "@/lib/orders/address";
import type { OrderForm, PayAction, PayAnswer } from "./checkout-types";
import { type ContactErrors, checkContact, type TypedContact, toContact } from "./contact-rules";

export type PayPhase = "checking" | "placing" | "bank" | "confirming";

export type PayOutcome =
  /** The order's page knows how it ended. */
  | { kind: "order"; orderToken: string }
  /** Something typed is missing or wrong. Without `errors` it is in Stripe's part, which shows it and takes the keyboard there. */
  | { kind: "incomplete"; errors: ContactErrors }
  | { kind: "refused"; answer: Exclude<PayAnswer, { ok: true } | { orderToken: string }> }
  /** Stripe or the bank said no, with words for the shopper. Order and PaymentIntent stay payable. */
  | { kind: "declined"; message: string }
  /** Stripe.js took what was typed for wrong, and may not have asked Stripe: how the order stands is not known. */
  | { kind: "rejected"; message: string }
  /** The shop's server did not answer; it may or may not have placed the order. */
  | { kind: "unreachable" }
  /** Nobody knows yet whether Stripe confirmed. */
  | { kind: "unclear" };

export type ElementAmount = { amount: number; currency: string };

type Billing = {
  name: string;
  email: string;
  address?: Record<"line1" | "line2" | "city" | "state" | "postal_code" | "country", string>;
};
type ConfirmError = Pick<StripeError, "type" | "code" | "message"> & { payment_intent?: { status: string } };
type ConfirmAnswer =
  | { error: ConfirmError; paymentIntent?: undefined }
  | { error?: undefined; paymentIntent: Pick<PaymentIntent, "status" | "last_payment_error"> };

/** The two things that payOrder asks of Stripe.js. */
export type PaymentForm = {
  /** Validates the Payment Element, which shows its own errors. */
  submit: () => Promise<{ error?: unknown }>;
  /** Confirms the PaymentIntent; includes 3D Secure. A payment method that redirects never returns. */
  confirm: (payment: { clientSecret: string; returnUrl: string; billing: Billing }) => Promise<ConfirmAnswer>;
};

type Payment = {
  form: PaymentForm;
  /** What is wrong with what was typed; nothing is placed while there is anything. */
  errors: ContactErrors;
  /** Asks the server for the PaymentIntent of the order. */
  place: () => Promise<PayAnswer>;
  /** What the shopper agreed to pay. */
  agreed: ElementAmount;
  /** The amount and currency the Payment Element was given last, asked at the moment of confirming. */
  elementShows: () => ElementAmount;
  billing: Billing;
  orderUrl: (orderToken: string) => string;
  onPhase: (phase: PayPhase) => void;
};

type CartPayment = Omit<Payment, "errors" | "place" | "agreed" | "billing"> & {
  typed: TypedContact;
  /** Whether the Payment Element leaves the billing address to us, and we bill where we ship. */
  billToShipping: boolean;
  order: Omit<OrderForm, "contact">;
  payAction: PayAction;
};

/** Places the order of a cart and pays it. */
export function payCart({
  typed,
  order,
  payAction,
  billToShipping,
  ...rest
}: CartPayment): Promise<PayOutcome> {
  const contact = toContact(typed);
  return payOrder({
    ...rest,
    errors: checkContact(typed),
    place: () => payAction({ ...order, contact }),
    agreed: { amount: order.expectedTotal, currency: order.currency },
    billing: billingOf(contact, billToShipping),
  });
}

/**
 * Everything between the press of Pay and its outcome. Safe to call again after any outcome: the server
 * gives the same cart the same order and the same PaymentIntent, which Stripe charges once.
 */
export async function payOrder(payment: Payment): Promise<PayOutcome> {
  const { form, errors, place, agreed, elementShows, billing, orderUrl, onPhase } = payment;
  onPhase("checking");
  // Stripe's part is not validated while ours has errors: it would take the keyboard to its own first field.
  if (Object.keys(errors).length > 0) return { kind: "incomplete", errors };
  // Stripe.js insists that submit() comes before anything is awaited (wallets open their sheet in it).
  const submitted = await form.submit();
  if (submitted.error) return { kind: "incomplete", errors };

  onPhase("placing");
  let answer: PayAnswer;
  try {
    answer = await place();
  } catch {
    return { kind: "unreachable" };
  }
  if (!answer.ok) {
    // The order's page knows how it stands, and what to do.
    return "orderToken" in answer
      ? { kind: "order", orderToken: answer.orderToken }
      : { kind: "refused", answer };
  }
  // The order is for what was agreed, or the server would have refused. What the shopper read on the Payment
  // Element has to be that amount too.
  const { amount, currency } = elementShows();
  if (amount !== agreed.amount || currency !== agreed.currency) return { kind: "unclear" };

  onPhase("bank");
  const { error, paymentIntent } = await form.confirm({
    clientSecret: answer.clientSecret,
    returnUrl: orderUrl(answer.orderToken),
    billing,
  });
  onPhase("confirming");
  if (error) return failedConfirm(error, answer.orderToken);
  // Back to the start means that the bank said no after all.
  return paymentIntent.status === "requires_payment_method"
    ? { kind: "declined", message: paymentIntent.last_payment_error?.message ?? DECLINED }
    : { kind: "order", orderToken: answer.orderToken };
}

/** Stripe wants every field that the Payment Element was told to leave out, empty ones included. */
export function billingOf(contact: Contact, toShipping: boolean): Billing {
  const { name, email, line1, line2 = "", city, state = "", postalCode, country } = contact;
  const address = { line1, line2, city, state, postal_code: postalCode, country };
  return { name, email, ...(toShipping && { address }) };
}

const DECLINED = "The payment did not go through.";
const SETTLED = ["succeeded", "processing", "requires_capture", "canceled"];

function failedConfirm(error: ConfirmError, orderToken: string): PayOutcome {
  // Another tab was faster, or the order has come to an end: its page says which.
  if (SETTLED.includes(error.payment_intent?.status ?? "")) return { kind: "order", orderToken };
  if (error.type === "validation_error") return { kind: "rejected", message: error.message ?? DECLINED };
  const saidNo = error.type === "card_error" || error.code === "payment_intent_authentication_failure";
  return saidNo ? { kind: "declined", message: error.message ?? DECLINED } : { kind: "unclear" };
}
