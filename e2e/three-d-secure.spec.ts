import { goToPay, payButton } from "./support/checkout";
import { expectPaid, watchPaymentIntents } from "./support/order";
import { answerChallenge, CARDS, fillCard } from "./support/payment-element";
import { listCharges, listPaymentIntentsOfSameOrder } from "./support/sandbox";
import { expect, test } from "./support/test";

test("a passed 3D Secure challenge pays in place", async ({ page }) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page, { card: CARDS.authenticate });
  await payButton(page).click();
  await answerChallenge(page, "pass");
  await expectPaid(page);
  expect(await listPaymentIntentsOfSameOrder(intents[0] ?? "")).toMatchObject([{ status: "succeeded" }]);
});

test("after a failed challenge nothing is charged, and the next card pays the same order", async ({
  page,
}) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page, { card: CARDS.authenticate });
  await payButton(page).click();
  await expect(payButton(page)).toHaveText("Waiting for your bank…");
  await answerChallenge(page, "fail");
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  await expect(page.getByText(/unable to authenticate/).first()).toBeVisible();
  expect(await listCharges(intents[0] ?? "")).toEqual([]);

  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  expect(intents).toHaveLength(1);
  expect(await listPaymentIntentsOfSameOrder(intents[0] ?? "")).toHaveLength(1);
});
