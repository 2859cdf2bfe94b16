import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { goToPay, payButton } from "./support/checkout";
import { nextReturnUrl, watchPaymentIntents } from "./support/order";
import { CARDS } from "./support/payment-element";
import { declineCard } from "./support/sandbox";
import { expect, test } from "./support/test";

const DECLINES_OF_AN_ORDER = 8;

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

/** Orders, and has one card declined. Returns the order's PaymentIntent and the address of its page. */
async function order(page: Page) {
  const intents = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  // A script throws its cart away and begins again.
  await page.context().clearCookies();
  return { paymentIntentId: intents.at(-1) ?? "", url: await returnUrl };
}

/** Tries cards on an order until the shop has heard of all of them and closes it. */
async function tryCards(page: Page, { paymentIntentId, url }: Awaited<ReturnType<typeof order>>) {
  for (let card = 2; card <= DECLINES_OF_AN_ORDER; card++) await declineCard(paymentIntentId);
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Too many payments were declined");
}

test("where somebody tries card after card, the next shopper on their network is told to wait, and how long", async ({
  page,
}) => {
  // All placed before most of the cards are tried: from the third decline on Pay asks for a proof.
  const orders = [await order(page), await order(page), await order(page)];
  for (const each of orders) await tryCards(page, each);

  await goToPay(page);
  await payButton(page).click();
  await expect(page.getByText("Too many declined cards")).toBeVisible();
  await expect(payButton(page)).toBeDisabled();
  await expect(payButton(page)).toHaveText(/^Pay again in 5\d:\d\d$/);
  await expectAccessible(page);
});
