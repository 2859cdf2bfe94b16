import type Stripe from "stripe";
import type { CustomerRecord } from "../records/customer";

/** As a secret key sees it. */
export function wireCustomer(record: CustomerRecord): Stripe.Customer {
  return {
    id: record.id,
    object: "customer",
    address: record.address,
    balance: 0,
    created: record.created,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: record.description,
    discount: null,
    email: record.email,
    invoice_prefix: record.invoicePrefix,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: record.defaultPaymentMethod,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: record.metadata,
    name: record.name,
    next_invoice_sequence: 1,
    phone: record.phone,
    preferred_locales: record.preferredLocales,
    shipping: record.shipping && {
      address: { ...record.shipping.address },
      name: record.shipping.name,
      phone: record.shipping.phone,
    },
    tax_exempt: "none",
    test_clock: null,
  };
}

/** What is left of a customer that was deleted. */
export function wireDeletedCustomer(record: CustomerRecord): Stripe.DeletedCustomer {
  return { id: record.id, object: "customer", deleted: true };
}
