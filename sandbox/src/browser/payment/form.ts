import type { Field } from "../frame/field";

/** The form of one payment method. */
export type PaymentForm = {
  root: HTMLElement;
  /** Fields in reading order; those not shown are left out. */
  fields(): Field[];
  /** Parameters of the payment method: `{ type, card: {…}, billing_details: {…} }`. */
  parameters(): { type: string; billing_details: Record<string, unknown> } & Record<string, unknown>;
  /** True for debits, which need the shopper's mandate with the confirmation. */
  needsMandate: boolean;
  /** Shows an error of the API beside the field it is about; false when it fits none. */
  showApiError?(code: string, message: string): boolean;
  /** Brand of the typed card, for `carddetailschange`. */
  brand?(): string | null;
};

/** A form is complete when no field has an issue. */
export function isComplete(form: PaymentForm): boolean {
  return form.fields().every((field) => field.issue() === null);
}

/** Empty while nothing has been typed; a preselected country does not count. */
export function isEmpty(form: PaymentForm): boolean {
  return form.fields().every((field) => field.input instanceof HTMLSelectElement || field.value() === "");
}
