import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { goToPay, payButton } from "./support/checkout";
import { nextReturnUrl, watchPaymentIntents } from "./support/order";
import { CARDS } from "./support/payment-element";
import { declineCard } from "./support/sandbox";
import { expect, test } from "./support/test";

const DECLINES_OF_AN_ORDER = 8;
const ORDERS_TO_BE_STOPPED = 3;

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

/** Tries cards on one order until the shop has heard of all of them and closes it. */
async function tryCards(page: Page): Promise<void> {
  const intents = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  for (let card = 2; card <= DECLINES_OF_AN_ORDER; card++) await declineCard(intents[0] ?? "");
  await page.goto(await returnUrl);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Too many payments were declined");
  // A script throws its cart away and begins again.
  await page.context().clearCookies();
}

test("where somebody tries card after card, the next shopper on their network is told to wait, and how long", async ({
  page,
}) => {
  for (let order = 1; order <= ORDERS_TO_BE_STOPPED; order++) await tryCards(page);

  await goToPay(page);
  await payButton(page).click();
  await expect(page.getByText("Too many declined cards")).toBeVisible();
  await expect(payButton(page)).toBeDisabled();
  await expect(payButton(page)).toHaveText(/^Pay again in 5\d:\d\d$/);
  await expectAccessible(page);
});
