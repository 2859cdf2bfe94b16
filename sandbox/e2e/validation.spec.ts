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
  await expect(frame.locator("#payment-numberInput")).toHaveAttribute("aria-invalid", "true");
  await expect(frame.locator("#payment-numberInput")).toHaveAttribute(
    "aria-describedby",
    "Field-numberError",
  );
  expect(shop.lastIntent()).toBe("");
  // The keyboard is really there, not only inside the frame.
  await page.keyboard.type("4242");
  await expect(frame.locator("#payment-numberInput")).toHaveValue("4242");
});

const CASES: { field: string; value: string; message: string }[] = [
  { field: "number", value: "4242424242424241", message: "Your card number is invalid." },
  { field: "number", value: "424242", message: "Your card number is incomplete." },
  { field: "expiry", value: "13 / 34", message: "Your card's expiration date is invalid." },
  { field: "expiry", value: "12 / 20", message: "Your card's expiration year is in the past." },
  { field: "cvc", value: "12", message: "Your card's security code is incomplete." },
  { field: "postalCode", value: "941", message: "Your postal code is incomplete." },
];

test("each wrong value says what is wrong with it when its field is left", async ({ page, openShop }) => {
  await openShop();
  const frame = paymentFrame(page);
  for (const { field, value, message } of CASES) {
    await frame.locator(`#payment-${field}Input`).fill(value);
    await frame.locator(`#payment-${field}Input`).blur();
    await expect(frame.locator(`#Field-${field}Error`)).toHaveText(message);
  }
});

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

test("the amount of elements.update() is the one that is compared with the PaymentIntent", async ({
  page,
  openShop,
}) => {
  const shop = await openShop({ amount: 4200, laterAmount: 9900, intentAmount: 9900 });
  await fillCard(page, "4242424242424242");
  await page.getByRole("button", { name: "Change amount" }).click();
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  expect((await shop.stripe.paymentIntents.retrieve(shop.lastIntent())).amount_received).toBe(9900);
});

const NEVER = { fields: { billingDetails: { address: "never" } } };
const ADDRESS = { line1: "510 Townsend St", line2: "", city: "San Francisco", state: "CA", country: "US" };

test("a field that is never collected has to be passed to confirmPayment", async ({ page, openShop }) => {
  await openShop({ paymentOptions: NEVER, billingDetails: { address: ADDRESS } });
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").fill("4242424242424242");
  await frame.locator("#payment-expiryInput").fill("1234");
  await frame.locator("#payment-cvcInput").fill("123");
  await expect(frame.locator("#payment-postalCodeInput")).toBeHidden();
  await pay(page);
  await expectOutcome(
    page,
    "but did not pass confirmParams.payment_method_data.billing_details.address.postal_code",
  );
});

test("what was typed survives a change of options, and passed details end in the payment method", async ({
  page,
  openShop,
}) => {
  const shop = await openShop({
    laterPaymentOptions: NEVER,
    billingDetails: { address: { ...ADDRESS, postal_code: "94103" } },
  });
  await fillCard(page, "4242424242424242");
  await page.getByRole("button", { name: "Change options" }).click();
  const frame = paymentFrame(page);
  await expect(frame.locator("#payment-postalCodeInput")).toBeHidden();
  await expect(frame.locator("#payment-numberInput")).toHaveValue("4242 4242 4242 4242");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent(), { expand: ["payment_method"] });
  const method = typeof intent.payment_method === "object" ? intent.payment_method : null;
  expect(method?.billing_details.address?.line1).toBe("510 Townsend St");
  expect(method?.billing_details.address?.postal_code).toBe("94103");
});
