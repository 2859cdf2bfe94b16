import { IntegrationError } from "./integration-error";

/** Methods of Stripe.js that pages may look for; in the stand-in they exist and say that they do nothing. */
export const UNSUPPORTED_METHODS = [
  "createToken",
  "createSource",
  "retrieveSource",
  "confirmSetup",
  "confirmCardSetup",
  "retrieveSetupIntent",
  "confirmSepaDebitPayment",
  "confirmUsBankAccountPayment",
  "confirmIdealPayment",
  "collectBankAccountForPayment",
  "paymentRequest",
  "createEmbeddedCheckoutPage",
  "initCheckoutElementsSdk",
  "initCheckoutFormSdk",
  "createRadarSession",
  "verifyIdentity",
] as const;

/** A method that refuses loudly, so that a test never passes on something the sandbox does not do. */
export function unsupported(name: string): () => never {
  return () => {
    throw new IntegrationError(`The sandbox's Stripe.js does not support ${name}. See the sandbox's README.`);
  };
}
