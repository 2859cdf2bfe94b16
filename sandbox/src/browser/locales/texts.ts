/** Everything the elements say, in one language. Country names come from the browser (Intl.DisplayNames). */
export type Texts = {
  cardNumber: string;
  expiry: string;
  expiryPlaceholder: string;
  cvc: string;
  cvcPlaceholder: string;
  country: string;
  zip: string;
  postalCode: string;
  fullName: string;
  firstName: string;
  lastName: string;
  namePlaceholder: string;
  email: string;
  line1: string;
  line2: string;
  line2Placeholder: string;
  city: string;
  state: string;
  province: string;
  phone: string;
  select: string;
  iban: string;
  routingNumber: string;
  accountNumber: string;
  supportedCards: string;
  methods: string;
  moreMethods: string;
  card: string;
  usBankAccount: string;
  sepaDebit: string;
  /** `{method}` is the method's own name. */
  redirect: string;
  /** `{business}` is the shop's name. */
  usMandate: string;
  sepaMandate: string;
  cardTerms: string;
  theShop: string;
  payWith: string;
  errors: Record<ErrorCode, string>;
};

/** Codes of `validation_error`, as `elements.submit()` gives them. */
export type ErrorCode =
  | "incomplete_number"
  | "invalid_number"
  | "incomplete_expiry"
  | "invalid_expiry_month"
  | "invalid_expiry_month_past"
  | "invalid_expiry_year_past"
  | "invalid_expiry_year"
  | "incomplete_cvc"
  | "incomplete_zip"
  | "incomplete_name"
  | "incomplete_email"
  | "invalid_email"
  | "incomplete_iban"
  | "invalid_iban"
  | "incomplete_routing_number"
  | "invalid_routing_number"
  | "incomplete_account_number"
  | "incomplete_address"
  | "incomplete_phone"
  | "incomplete_payment_method";
