export type TestValue = { value: string; what: string };

/** What to type into the Payment Element, and what it does. Stripe's own test values. */
export const TEST_VALUES: { title: string; hint: string; values: TestValue[] }[] = [
  {
    title: "Cards",
    hint: "Any future date, any security code, any postal code.",
    values: [
      { value: "4242424242424242", what: "succeeds" },
      { value: "4000000000000002", what: "declined" },
      { value: "4000000000009995", what: "insufficient funds" },
      { value: "4000000000000069", what: "expired card" },
      { value: "4000000000000127", what: "wrong security code" },
      { value: "4000000000000119", what: "processing error" },
      { value: "4000002500003155", what: "3D Secure, then succeeds" },
      { value: "4000008400001629", what: "3D Secure, then declined" },
      { value: "4000000000000259", what: "succeeds, then disputed" },
      { value: "4000000000001976", what: "succeeds, then an inquiry" },
      { value: "4000000000007726", what: "its refunds stay pending first" },
      { value: "4000000000005126", what: "its refunds fail later" },
    ],
  },
  {
    title: "Bank accounts",
    hint: "US: routing number 110000000. SEPA: currency EUR.",
    values: [
      { value: "110000000", what: "US routing number" },
      { value: "000123456789", what: "US account, succeeds after a while" },
      { value: "000222222227", what: "US account, insufficient funds" },
      { value: "AT611904300234573201", what: "IBAN, succeeds" },
      { value: "AT321904300235473204", what: "IBAN, succeeds after 3 minutes" },
      { value: "AT861904300235473202", what: "IBAN, fails" },
    ],
  },
];
