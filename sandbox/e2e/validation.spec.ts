import { expect, expectOutcome, fillCard, pay, paymentFrame, test } from "./fixtures";

test("an empty form names every missing field and puts the caret into the first", async ({
  page,
  openShop,
}) => {
  const shop = await openShop();
  await paymentFrame(page).locator("#payment-numberInput").waitFor();
  await pay(page);
  await expectOutcome(page, "validation_error: incomplete_number Your card number is incomplete.");
  const frame = paymentFrame(page);
  await expect(frame.getByRole("alert")).toHaveCount(4);
  await expect(frame.locator("#payment-numberInput")).toBeFocused();
  await expect(frame.locator("#payment-numberInput")).toHaveAttribute("aria-invalid", "true");
  await expect(frame.locator("#payment-numberInput")).toHaveAttribute(
    "aria-describedby",
    "Field-numberError",
  );
  expect(shop.lastIntent()).toBe("");
});

const CASES: { field: string; value: string; message: string }[] = [
  { field: "number", value: "4242424242424241", message: "Your card number is invalid." },
  { field: "number", value: "424242", message: "Your card number is incomplete." },
  { field: "expiry", value: "13 / 34", message: "Your card's expiration date is invalid." },
  { field: "expiry", value: "12 / 20", message: "Your card's expiration year is in the past." },
  { field: "cvc", value: "12", message: "Your card's security code is incomplete." },
  { field: "postalCode", value: "941", message: "Your postal code is incomplete." },
];

for (const { field, value, message } of CASES) {
  test(`${field} "${value}" says "${message}" when the field is left`, async ({ page, openShop }) => {
    await openShop();
    const frame = paymentFrame(page);
    await frame.locator(`#payment-${field}Input`).fill(value);
    await frame.locator(`#payment-${field}Input`).blur();
    await expect(frame.locator(`#Field-${field}Error`)).toHaveText(message);
  });
}

test("the number is grouped and branded while it is typed, and the caret moves on when it is full", async ({
  page,
  openShop,
}) => {
  await openShop();
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").pressSequentially("378282246310005");
  await expect(frame.locator("#payment-numberInput")).toHaveValue("3782 822463 10005");
  await expect(frame.locator('.BrandIcon[data-brand="amex"]')).toBeVisible();
  await expect(frame.locator('.BrandIcon[data-brand="visa"]')).toBeHidden();
  await expect(frame.locator("#payment-expiryInput")).toBeFocused();
  await page.keyboard.type("534");
  await expect(frame.locator("#payment-expiryInput")).toHaveValue("05 / 34");
  await expect(frame.locator("#payment-cvcInput")).toBeFocused();
  await page.keyboard.type("12345");
  await expect(frame.locator("#payment-cvcInput")).toHaveValue("1234");
});

test("change events say complete and empty, and never what was typed", async ({ page, openShop }) => {
  await openShop();
  const log = page.getByTestId("log");
  await expect(log).toContainText("change card complete=false empty=true");
  await fillCard(page, "4242424242424242");
  await expect(log).toContainText("change card complete=true empty=false");
  await expect(log).not.toContainText("4242");
});

test("confirmPayment without elements.submit() throws an IntegrationError", async ({ page, openShop }) => {
  await openShop({ skipSubmit: true });
  await fillCard(page, "4242424242424242");
  await pay(page);
  await expectOutcome(
    page,
    "thrown IntegrationError: elements.submit() must be called before stripe.confirmPayment()",
  );
});

test.describe("a PaymentIntent of another amount", () => {
  test.use({ expectedErrors: ["400 (Bad Request)"] });

  test("is refused, and no money moves", async ({ page, openShop }) => {
    const shop = await openShop({ amount: 4200, intentAmount: 9900 });
    await fillCard(page, "4242424242424242");
    await pay(page);
    await expectOutcome(page, "invalid_request_error");
    const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent());
    expect(intent.amount_received).toBe(0);
  });
});
