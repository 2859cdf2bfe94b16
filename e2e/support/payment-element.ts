import type { FrameLocator, Page } from "@playwright/test";

export const CARDS = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  insufficientFunds: "4000 0000 0000 9995",
  authenticate: "4000 0025 0000 3155",
  /** Paid; a refund succeeds and fails a little later. */
  refundFails: "4000 0000 0000 5126",
  /** Paid; a refund is pending at first. */
  refundPending: "4000 0000 0000 7726",
  /** Paid, and disputed at once. */
  disputed: "4000 0000 0000 0259",
} as const;

/** A US bank account whose debits stay processing until the bank is told otherwise. */
export const SLOW_BANK_ACCOUNT = { routing: "110000000", account: "000000000009" };

// Titles, names and ids are those of Stripe's own frames.
export function paymentFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Secure payment input frame"]');
}

export async function fillCard(page: Page, number: string): Promise<void> {
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").fill(number);
  await frame.locator("#payment-expiryInput").fill("12 / 34");
  await frame.locator("#payment-cvcInput").fill("123");
}

export async function fillBankAccount(page: Page, bank: typeof SLOW_BANK_ACCOUNT): Promise<void> {
  const frame = paymentFrame(page);
  await frame.getByRole("tab", { name: "US bank account" }).click();
  await frame.locator("#payment-routingNumberInput").fill(bank.routing);
  await frame.locator("#payment-accountNumberInput").fill(bank.account);
}

/** Answers the bank's 3D Secure dialog, which stands in two frames. */
export async function answerChallenge(page: Page, answer: "pass" | "fail"): Promise<void> {
  const challenge = page
    .frameLocator('iframe[name^="__privateStripeFrame"][src*="three-ds-2-challenge"]')
    .frameLocator("iframe#challengeFrame");
  const button = answer === "pass" ? "#test-source-authorize-3ds" : "#test-source-fail-3ds";
  await challenge.locator(button).click();
}
