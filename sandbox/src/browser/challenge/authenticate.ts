import { type ApiAnswer, callApi } from "../api";

/** `success` or `fail`, told to the sandbox's own route beside the PaymentIntent. */
export function authenticate(
  key: string,
  clientSecret: string,
  outcome: "success" | "fail",
): Promise<ApiAnswer> {
  const id = clientSecret.split("_secret_")[0] ?? "";
  return callApi(window.location.origin, key, {
    method: "POST",
    path: `/v1/payment_intents/${id}/_authenticate`,
    parameters: { client_secret: clientSecret, outcome },
  });
}
