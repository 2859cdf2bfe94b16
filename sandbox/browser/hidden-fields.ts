import { isRecord, readRecord } from "./guards";
import { IntegrationError } from "./host/integration-error";

const ADDRESS_FIELDS: Record<string, string> = { country: "country", postalCode: "postal_code" };

/**
 * A field the page took out of the Payment Element with "never" has to come from the page instead; Stripe.js
 * refuses the confirmation otherwise.
 */
export function checkHiddenFields(options: Record<string, unknown>, passed: Record<string, unknown>): void {
  for (const field of hiddenFields(options)) {
    const value = field.startsWith("address.")
      ? readRecord(passed, "address")[field.slice(8)]
      : passed[field];
    if (value === undefined) {
      throw new IntegrationError(
        `You specified "never" for fields.billing_details.${field} when creating the payment Element, but did not pass confirmParams.payment_method_data.billing_details.${field} when calling stripe.confirmPayment(). If you opt out of collecting data via the payment Element using the fields option, the data must be passed in when calling stripe.confirmPayment().`,
      );
    }
  }
}

/** Names, in the API's spelling, of the billing details the element was told never to collect. */
export function hiddenFields(options: Record<string, unknown>): string[] {
  const billing = readRecord(options, "fields").billingDetails;
  const all = ["name", "email", "address.country", "address.postal_code"];
  if (billing === "never") return all;
  if (!isRecord(billing)) return [];
  const hidden = ["name", "email"].filter((name) => billing[name] === "never");
  if (billing.address === "never") return [...hidden, "address.country", "address.postal_code"];
  if (!isRecord(billing.address)) return hidden;
  for (const [option, name] of Object.entries(ADDRESS_FIELDS)) {
    if (billing.address[option] === "never") hidden.push(`address.${name}`);
  }
  return hidden;
}
