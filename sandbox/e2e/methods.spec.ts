import { expect, expectAccessible, expectOutcome, pay, paymentFrame, test } from "./fixtures";

test("a US bank debit is left processing, and the log of changes names the method", async ({
  page,
  openShop,
}) => {
  const shop = await openShop();
  const frame = paymentFrame(page);
  await frame.getByRole("tab", { name: "US bank account" }).click();
  await frame.locator("#payment-nameInput").fill("Jenny Rosen");
  await frame.locator("#payment-emailInput").fill("jenny@example.com");
  await frame.locator("#payment-routingNumberInput").fill("110000000");
  await frame.locator("#payment-accountNumberInput").fill("000123456789");
  await expect(page.getByTestId("log")).toContainText("change us_bank_account complete=true");
  await pay(page);
  await expectOutcome(page, "PaymentIntent processing");
  const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent());
  expect(intent.status).toBe("processing");
});

test("a SEPA debit checks the IBAN, shows the mandate and is left processing", async ({ page, openShop }) => {
  await openShop({ currency: "eur" });
  const frame = paymentFrame(page);
  await frame.getByRole("tab", { name: "SEPA Debit" }).click();
  await expect(frame.getByText("you authorise (A)")).toBeVisible();
  await frame.locator("#payment-nameInput").fill("Jenny Rosen");
  await frame.locator("#payment-emailInput").fill("jenny@example.com");
  await frame.locator("#payment-ibanInput").fill("AT611904300234573209");
  await frame.locator("#payment-ibanInput").blur();
  await expect(frame.locator("#Field-ibanError")).toHaveText("The IBAN you entered is invalid.");
  await frame.locator("#payment-ibanInput").fill("AT611904300234573201");
  await pay(page);
  await expectOutcome(page, "PaymentIntent processing");
});

for (const [button, status, state] of [
  ["authorize-test-payment-button", "succeeded", "succeeded"],
  ["fail-test-payment-button", "failed", "requires_payment_method"],
] as const) {
  test(`a redirect method comes back from the bank's page as ${status}`, async ({ page, openShop }) => {
    const shop = await openShop({ currency: "eur" });
    const frame = paymentFrame(page);
    await frame.getByRole("tab", { name: "iDEAL" }).click();
    await expect(frame.getByText("you will be redirected to iDEAL")).toBeVisible();
    await pay(page);
    await page.waitForURL(/\/elements\/bank/);
    await expect(page.getByText("€42.00")).toBeVisible();
    await expectAccessible(page);
    await page.getByTestId(button).click();
    await page.waitForURL(/\/return\?/);
    const query = new URL(page.url()).searchParams;
    expect(query.get("redirect_status")).toBe(status);
    expect(query.get("payment_intent")).toBe(shop.lastIntent());
    const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent());
    expect(intent.status).toBe(state);
  });
}

test("methods follow the currency and the accordion layout", async ({ page, openShop }) => {
  await openShop({ currency: "eur", paymentOptions: { layout: "accordion" } });
  const frame = paymentFrame(page);
  await expect(frame.locator(".AccordionLabel")).toHaveText(["Card", "SEPA Debit", "iDEAL"]);
  await frame.getByRole("button", { name: "SEPA Debit" }).click();
  await expect(frame.locator("#payment-ibanInput")).toBeVisible();
  await expect(frame.locator("#payment-numberInput")).toBeHidden();
});
