import { fillContact, goToPay, openCheckout, payButton } from "./support/checkout";
import { expectPaid, readOrderNumber, watchPaymentIntents } from "./support/order";
import { answerChallenge, CARDS, fillCard } from "./support/payment-element";
import { readPaymentIntent } from "./support/sandbox";
import { addToCart, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

test("of two tabs of one cart the second does not pay again for what the first has paid, and is told by which order", async ({
  page,
  context,
}) => {
  await goToPay(page, { card: CARDS.authenticate });
  await payButton(page).click();

  // While the bank asks in the first tab, something is added in the second, and its checkout filled in.
  const second = await context.newPage();
  const intents = watchPaymentIntents(second);
  await addToCart(second, PRODUCTS.cup);
  await openCheckout(second);
  await fillContact(second);
  await fillCard(second, CARDS.good);
  await expect(payButton(second)).toHaveText("Pay $62.00");

  await answerChallenge(page, "pass");
  await expectPaid(page);
  const number = await readOrderNumber(page);

  await payButton(second).click();
  await expect(second.getByText("Your cart has changed")).toBeVisible();
  await expect(
    second.getByText(`Order ${number} is paid, so what was in it is no longer in your cart.`),
  ).toBeVisible();
  await expect(second.getByRole("link", { name: `See order ${number}` })).toBeVisible();
  expect(intents).toEqual([]);

  await payButton(second).click();
  await expectPaid(second);
  expect((await readPaymentIntent(intents[0] ?? "")).amount_received).toBe(PRODUCTS.cup.usd);
});
