import { goToPay, payButton } from "./support/checkout";
import { CARDS } from "./support/payment-element";
import { expect, test } from "./support/test";

const ORDERS_A_MINUTE = 5;

test.use({ expectedErrors: ["402 (Payment Required)"] });

test("who tries card after card is asked to wait, in words for a shopper", async ({ page }) => {
  await goToPay(page, { card: CARDS.declined });
  const confirmed: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/confirm")) confirmed.push(request.url());
  });
  for (let attempt = 1; attempt <= ORDERS_A_MINUTE; attempt += 1) {
    const answered = page.waitForResponse((response) => response.url().includes("/confirm"));
    await payButton(page).click();
    await answered;
    await expect(page.getByText("The payment did not go through")).toBeVisible();
    await expect(payButton(page)).toHaveText("Pay $38.00");
  }
  await payButton(page).click();
  await expect(page.getByText("Too many tries")).toBeVisible();
  await expect(page.getByText(/Wait \d+ (seconds|minutes), then press Pay\./)).toBeVisible();
  expect(confirmed).toHaveLength(ORDERS_A_MINUTE);
});
