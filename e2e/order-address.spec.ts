import { fillContact, goToPay, openCheckout, payButton } from "./support/checkout";
import { environment } from "./support/environment";
import { buy, expectPaid, nextReturnUrl, ORDER_URL, readOrderNumber } from "./support/order";
import { answerChallenge, CARDS, paymentFrame } from "./support/payment-element";
import { addToCart, chooseCurrency, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

test.describe("an address that is no order's", () => {
  test.use({ expectedErrors: ["404 (Not Found)"] });

  test("is the same 404 whether the token was made up, cut off, or altered by one character", async ({
    page,
  }) => {
    const { url } = await buy(page);
    const token = url.slice(url.lastIndexOf("/") + 1);
    const altered = `${token.slice(0, -2)}${token.at(-2) === "A" ? "B" : "A"}${token.at(-1)}`;
    const texts = new Set<string>();
    for (const forged of [
      altered,
      token.slice(0, -1),
      `${token}A`,
      "A".repeat(43),
      "1001",
      "%00",
      "..%2fcheckout",
    ]) {
      const response = await page.goto(`/orders/${forged}`);
      expect(response?.status(), forged).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link opens no order");
      texts.add(await page.getByRole("main").innerText());
    }
    expect(texts.size).toBe(1);
  });
});

test("an order's live stream needs its token as well", async ({ request }) => {
  for (const accept of ["text/event-stream", "application/json"]) {
    const response = await request.get(`/orders/${"A".repeat(43)}/events`, { headers: { accept } });
    expect(response.status()).toBe(404);
    expect(await response.text()).toBe("");
  }
});

test("what Stripe appends to the address is taken off and never believed", async ({ page, context }) => {
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.authenticate });
  await payButton(page).click();
  const order = await returnUrl;

  const liar = await context.newPage();
  await liar.goto(
    `${order}?payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded`,
  );
  await expect(liar).toHaveURL(order);
  await expect(liar.getByRole("heading", { level: 1 })).toHaveText("Waiting for your payment");

  await answerChallenge(page, "pass");
  await expectPaid(page);
  await page.goto(`${order}?redirect_status=failed`);
  await expectPaid(page);
});

test.describe("a payment method that leads away to a bank's page", () => {
  for (const [answer, title] of [
    ["authorize-test-payment-button", "Thank you for your order"],
    ["fail-test-payment-button", "The payment did not go through"],
  ] as const) {
    test(`comes back to an order page that says: ${title}`, async ({ page }) => {
      await page.goto("/");
      await chooseCurrency(page, "EUR");
      await addToCart(page, PRODUCTS.mug);
      await openCheckout(page);
      await fillContact(page);
      await paymentFrame(page).getByRole("tab", { name: "iDEAL" }).click();
      await payButton(page).click();
      await page.getByTestId(answer).click();
      await expect(page).toHaveURL(ORDER_URL);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    });
  }
});

test("an order is shown to whoever has its whole address, and nobody else's cart comes with it", async ({
  page,
  newBrowser,
}) => {
  const { url, number } = await buy(page);
  const other = await newBrowser();
  await other.goto(url);
  expect(await readOrderNumber(other)).toBe(number);
  await expect(other.getByRole("link", { name: "Cart 0 pieces" })).toBeVisible();
});

test("only the order's own page may have Stripe asked about it", async ({ page, request }) => {
  const { url } = await buy(page);
  const own = { origin: environment.shopUrl };
  const foreign = [
    { origin: "https://evil.example" },
    { origin: "null" },
    {},
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign) {
    const response = await request.post(`${url}/ask`, { headers: { ...headers } });
    expect(response.status(), JSON.stringify(headers)).toBe(403);
    expect(await response.text()).toBe("");
  }
  expect((await request.post(`/orders/${"A".repeat(43)}/ask`, { headers: own })).status()).toBe(404);
  expect((await request.get(`${url}/ask`, { headers: own })).status()).toBe(405);
  const allowed = await request.post(`${url}/ask`, { headers: own });
  expect(await allowed.json()).toBe("settled");
});
