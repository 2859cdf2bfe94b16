import { isRecord } from "../../page/guards";
import { IntegrationError } from "./integration-error";
import { createStripe } from "./stripe";

/**
 * A plain function, because loadStripe calls `Stripe.apply(undefined, [key, options])`. Live keys are refused:
 * nothing that looks like real money may end in a sandbox.
 */
function Stripe(key: unknown, options?: unknown): ReturnType<typeof createStripe> {
  if (typeof key !== "string" || key.trim() === "") {
    throw new IntegrationError("Please call Stripe() with your publishable key. You used an empty string.");
  }
  if (/^[sr]k_/.test(key)) {
    throw new IntegrationError(
      "You should not use your secret key with Stripe.js. Please pass a publishable key instead.",
    );
  }
  if (!key.startsWith("pk_test_")) {
    throw new IntegrationError("The sandbox's Stripe.js takes only publishable test keys (pk_test_…).");
  }
  if (options !== undefined && !isRecord(options)) {
    throw new IntegrationError("Invalid second argument of Stripe(): it should be an object.");
  }
  return createStripe(key);
}

Stripe.version = "endive";
if (!("Stripe" in window)) Reflect.set(window, "Stripe", Stripe);
