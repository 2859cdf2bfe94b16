import { expect, type Page, type Request } from "@playwright/test";
import { goToPay, payButton } from "./checkout";

/** The order's page after the payment: its address is the only key to it. */
export const ORDER_URL = /\/orders\/[\w-]{43}$/;

export async function expectPaid(page: Page): Promise<void> {
  await expect(page).toHaveURL(ORDER_URL);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for your order");
}

/** The number that shopper and staff call the order by. */
export async function readOrderNumber(page: Page): Promise<string> {
  const line = page.getByText(/^Order \d+ · /);
  await expect(line).toBeVisible();
  return /\d+/.exec(await line.innerText())?.[0] ?? "";
}

/** The PaymentIntents that this page confirms from now on, in order and without repetition. */
export function watchPaymentIntents(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request: Request) => {
    const id = /\/v1\/payment_intents\/(pi_\w+)\/confirm/.exec(request.url())?.[1];
    if (id && !seen.includes(id)) seen.push(id);
  });
  return seen;
}

/** Buys one thing with a good card. */
export async function buy(page: Page, choice: Parameters<typeof goToPay>[1] = {}) {
  const intents = watchPaymentIntents(page);
  await goToPay(page, choice);
  await payButton(page).click();
  await expectPaid(page);
  return { number: await readOrderNumber(page), paymentIntentId: intents[0] ?? "", url: page.url() };
}

/** The address that Stripe is told to send the shopper back to, read from the next confirmation. */
export async function nextReturnUrl(page: Page): Promise<string> {
  const request = await page.waitForRequest(/\/v1\/payment_intents\/pi_\w+\/confirm/);
  return new URLSearchParams(request.postData() ?? "").get("return_url") ?? "";
}
