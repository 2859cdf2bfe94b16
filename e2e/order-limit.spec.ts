import { goToPay, payButton } from "./support/checkout";
import { CARDS } from "./support/payment-element";
import { expect, test } from "./support/test";

const ORDERS_A_MINUTE = 5;

test.use({ expectedErrors: ["402 (Payment Required)"] });

test("who tries card after card waits for a countdown, and can pay when it ends", async ({ page }) => {
  await page.clock.install();
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
  expect(confirmed).toHaveLength(ORDERS_A_MINUTE);

  await expect(payButton(page)).toBeDisabled();
  await expect(payButton(page)).toHaveText(/^Pay again in [01]:\d\d$/);
  const first = await payButton(page).textContent();
  await expect(payButton(page)).not.toHaveText(first ?? "");
  const spoken = page.locator("form").getByRole("status");
  await expect(spoken).toHaveText(/^You can pay again in (a minute|30 seconds|10 seconds)\.$/);

  await page.clock.fastForward(60_000);
  await expect(spoken).toHaveText("You can pay again now.");
  await expect(payButton(page)).toHaveText("Pay $38.00");
  await expect(payButton(page)).toBeEnabled();
});
