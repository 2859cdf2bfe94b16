import { goToPay, payButton } from "./support/checkout";
import { expect, test } from "./support/test";

const ORDERS_A_MINUTE = 5;
const CONFIRM = /\/v1\/payment_intents\/pi_\w+\/confirm/;

test.use({ expectedErrors: ["net::ERR_FAILED"] });

test("who presses Pay again and again waits for a countdown, and can pay when it ends", async ({ page }) => {
  await page.clock.install();
  // The bank is never reached: declines would count for the network as well.
  await page.route(CONFIRM, (route) => route.abort());
  await goToPay(page);
  for (let attempt = 1; attempt <= ORDERS_A_MINUTE; attempt += 1) {
    const confirmed = page.waitForRequest(CONFIRM);
    await payButton(page).click();
    await confirmed;
    await expect(page.getByText("We did not hear back about your payment")).toBeVisible();
    await expect(payButton(page)).toHaveText("Pay $38.00");
  }
  await payButton(page).click();
  await expect(page.getByText("Too many tries")).toBeVisible();

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
