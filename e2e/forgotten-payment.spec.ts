import { goToPay, payButton } from "./support/checkout";
import { expectPaid, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { forgetPayment, readPaymentIntent } from "./support/sandbox";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

test("a payment that Stripe has forgotten is begun anew when Pay is pressed, and staff read why", async ({
  page,
  staffPage,
}) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  const forgotten = intents[0] ?? "";
  await forgetPayment(forgotten);

  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  expect(intents).toHaveLength(2);
  expect(await readPaymentIntent(intents[1] ?? "")).toMatchObject({ status: "succeeded" });

  await openOrder(staffPage, forgotten);
  await expect(staffPage.getByText("Payment unknown to Stripe")).toBeVisible();
  await expect(staffPage.getByText(`does not know the payment ${forgotten}`)).toBeVisible();
  await expect(staffPage.getByText("Unknown to Stripe", { exact: true })).toBeVisible();
});
