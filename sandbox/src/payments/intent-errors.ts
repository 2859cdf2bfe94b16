import { ApiError, invalidRequest } from "../protocol/errors";
import type { PaymentFailure, PaymentIntentRecord } from "../records/payment-intent";
import { wirePaymentIntent, wirePaymentIntentForBrowser } from "../wire/payment-intent";
import { wirePaymentMethod } from "../wire/payment-method";

/** 400 payment_intent_unexpected_state with the PaymentIntent on the error, and the parameter that came too late. */
export function unexpectedState(intent: PaymentIntentRecord, message: string, param?: string): ApiError {
  return invalidRequest(message, {
    code: "payment_intent_unexpected_state",
    ...(param === undefined ? {} : { param }),
    payment_intent: wirePaymentIntent(intent),
  });
}

/** 402 with everything Stripe tells about a refused payment. */
export function paymentFailed(
  intent: PaymentIntentRecord,
  failure: PaymentFailure,
  fromBrowser: boolean,
): ApiError {
  return new ApiError(
    402,
    {
      ...(failure.adviceCode ? { advice_code: failure.adviceCode } : {}),
      ...(failure.charge ? { charge: failure.charge } : {}),
      code: failure.code,
      ...(failure.declineCode ? { decline_code: failure.declineCode } : {}),
      message: failure.message,
      ...(failure.networkDeclineCode ? { network_decline_code: failure.networkDeclineCode } : {}),
      ...(failure.param ? { param: failure.param } : {}),
      payment_intent: fromBrowser ? wirePaymentIntentForBrowser(intent) : wirePaymentIntent(intent),
      ...(failure.paymentMethod ? { payment_method: wirePaymentMethod(failure.paymentMethod) } : {}),
      type: failure.type,
    },
    true,
  );
}

/** Throws unless a confirm is possible in this status. */
export function checkConfirmable(intent: PaymentIntentRecord, bringsMethod: boolean): void {
  const { status } = intent;
  if (
    status === "requires_payment_method" ||
    status === "requires_confirmation" ||
    status === "requires_action"
  )
    return;
  if (status === "succeeded") {
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.",
    );
  }
  throw unexpectedState(
    intent,
    bringsMethod
      ? `This PaymentIntent's payment_method could not be updated because it has a status of ${status}. You may only update the payment_method of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`
      : `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action, requires_payment_method.`,
  );
}

/** 400 for a confirm without any payment method. */
export function missingMethod(intent: PaymentIntentRecord): ApiError {
  return unexpectedState(
    intent,
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
  );
}

/** 400 for a server's confirm that could end in a redirect with nowhere to return to. */
export function missingReturnUrl(intent: PaymentIntentRecord): ApiError {
  return invalidRequest(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    { payment_intent: wirePaymentIntent(intent) },
  );
}
