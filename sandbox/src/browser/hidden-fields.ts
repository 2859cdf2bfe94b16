import { isRecord, readRecord } from "../page/guards";
import { IntegrationError } from "./host/integration-error";

/** The option's spelling of an address field and the API's. */
const ADDRESS_FIELDS: Record<string, string> = {
  line1: "line1",
  line2: "line2",
  city: "city",
  state: "state",
  country: "country",
  postalCode: "postal_code",
};
const WHOLE_ADDRESS = Object.values(ADDRESS_FIELDS).map((name) => `address.${name}`);
const CONTACT = ["name", "email", "phone"];

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
  if (billing === "never") return [...CONTACT, ...WHOLE_ADDRESS];
  if (!isRecord(billing)) return [];
  const hidden = CONTACT.filter((name) => billing[name] === "never");
  if (billing.address === "never") return [...hidden, ...WHOLE_ADDRESS];
  if (!isRecord(billing.address)) return hidden;
  for (const [option, name] of Object.entries(ADDRESS_FIELDS)) {
    if (billing.address[option] === "never") hidden.push(`address.${name}`);
  }
  return hidden;
}
