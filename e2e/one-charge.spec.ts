import { fillContact, goToPay, openCheckout, payButton } from "./support/checkout";
import { expectPaid, ORDER_URL, readOrderNumber, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { listCharges, listPaymentIntentsOfSameOrder } from "./support/sandbox";
import { openOrder, searchOrders } from "./support/staff";
import { expect, test } from "./support/test";

async function expectOneCharge(paymentIntentId: string) {
  expect(await listPaymentIntentsOfSameOrder(paymentIntentId)).toMatchObject([{ status: "succeeded" }]);
  expect(await listCharges(paymentIntentId)).toMatchObject([{ paid: true }]);
}

test("a double click on Pay is one order and one charge", async ({ page, staffPage }, { testId }) => {
  const email = `double-${testId}@example.com`;
  const intents = watchPaymentIntents(page);
  await goToPay(page, { email });
  await payButton(page).dblclick();
  await expectPaid(page);
  expect(intents).toHaveLength(1);
  await expectOneCharge(intents[0] ?? "");
  await searchOrders(staffPage, email);
  await expect(staffPage.getByRole("row").getByRole("link")).toHaveCount(1);
});

test.describe("two tabs at once", () => {
  // Stripe refuses the second confirmation; the page then shows the order that was paid.
  test.use({ expectedErrors: ["400 (Bad Request)"] });

  test("of two tabs with one cart that both press Pay, one is charged and both show it paid", async ({
    page,
    context,
    staffPage,
  }, { testId }) => {
    const email = `tabs-${testId}@example.com`;
    const other = await context.newPage();
    const intents = [watchPaymentIntents(page), watchPaymentIntents(other)];
    await goToPay(page, { email });
    await openCheckout(other);
    await fillContact(other, email);
    await fillCard(other, CARDS.good);

    await Promise.all([payButton(page).click(), payButton(other).click()]);
    await expectPaid(page);
    await expectPaid(other);
    expect(await readOrderNumber(other)).toBe(await readOrderNumber(page));
    const confirmed = [...new Set(intents.flat())];
    expect(confirmed).toHaveLength(1);
    await expectOneCharge(confirmed[0] ?? "");
    await searchOrders(staffPage, email);
    await expect(staffPage.getByRole("row").getByRole("link")).toHaveCount(1);
  });
});

test("a tab that was left open cannot pay again for what the other tab has bought", async ({
  page,
  context,
}) => {
  const stale = await context.newPage();
  const intents = watchPaymentIntents(page);
  await goToPay(page);
  await openCheckout(stale);
  await fillContact(stale);
  await fillCard(stale, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);

  const staleIntents = watchPaymentIntents(stale);
  await payButton(stale).click();
  await expect(
    stale.getByText("Your cart is empty").or(stale.getByText("Thank you for your order")),
  ).toBeVisible();
  expect(staleIntents).toEqual([]);
  await expectOneCharge(intents[0] ?? "");
});

test("when the tab is closed right after the card was accepted, the order is paid all the same", async ({
  page,
  staffPage,
}) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page);
  const accepted = page.waitForResponse(
    (response) => response.url().includes("/confirm") && response.request().method() === "POST",
  );
  await payButton(page).click();
  await accepted;
  await page.close();

  await openOrder(staffPage, intents[0] ?? "");
  await expect(staffPage.getByText("Paid", { exact: true }).first()).toBeVisible();
  await expectOneCharge(intents[0] ?? "");
});

test("going back from the paid order leads to an empty checkout, and forward to the same order", async ({
  page,
}) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page);
  await payButton(page).click();
  await expectPaid(page);
  const number = await readOrderNumber(page);

  await page.goBack();
  await expect(page.getByRole("heading", { name: "Nothing to pay for" })).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(ORDER_URL);
  expect(await readOrderNumber(page)).toBe(number);
  await page.reload();
  await expectPaid(page);
  await expectOneCharge(intents[0] ?? "");
});
