import { challengeFrame, expect, expectOutcome, fillCard, pay, paymentFrame, test } from "./fixtures";

test("Elements made with a client secret take currency and methods from the PaymentIntent", async ({
  page,
  openShop,
}) => {
  const shop = await openShop({ flow: "intent_first", currency: "eur" });
  await expect(paymentFrame(page).getByRole("tab", { name: "SEPA Debit" })).toBeVisible();
  await fillCard(page, "4242424242424242");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  expect((await shop.stripe.paymentIntents.retrieve(shop.lastIntent())).status).toBe("succeeded");
});

test("with a client secret, submit() is not needed before confirmPayment", async ({ page, openShop }) => {
  await openShop({ flow: "intent_first", skipSubmit: true });
  await fillCard(page, "4242424242424242");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
});

test("a ConfirmationToken is confirmed on the server", async ({ page, openShop }) => {
  await openShop({ flow: "token" });
  await fillCard(page, "4242424242424242");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
});

test("handleNextAction shows the 3D Secure challenge of a PaymentIntent confirmed on the server", async ({
  page,
  openShop,
}) => {
  await openShop({ flow: "token" });
  await fillCard(page, "4000002500003155");
  await pay(page);
  await challengeFrame(page).locator("#test-source-authorize-3ds").click();
  await expectOutcome(page, "PaymentIntent succeeded");
});

test("loadStripe's own script address can be answered with the stand-in", async ({
  page,
  sandbox,
  openShop,
}) => {
  const script = await (await fetch(`${sandbox.url}/endive/stripe.js`)).text();
  const asked: string[] = [];
  await page.route("https://js.stripe.com/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: script });
  });
  await openShop({ withoutScript: true });
  await fillCard(page, "4242424242424242");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  expect(asked).toEqual(["https://js.stripe.com/endive/stripe.js"]);
});

test.describe("when the network is cut", () => {
  test.use({ expectedErrors: ["net::ERR_FAILED"] });

  test("confirmPayment resolves an api_connection_error, and the same form can pay afterwards", async ({
    page,
    openShop,
  }) => {
    await openShop();
    await fillCard(page, "4242424242424242");
    await page.route("**/confirm", (route) => route.abort());
    await pay(page);
    await expectOutcome(page, "api_connection_error");
    await page.unroute("**/confirm");
    await pay(page);
    await expectOutcome(page, "PaymentIntent succeeded");
  });

  test("a frame that cannot be loaded is a loaderror event", async ({ page, openShop }) => {
    await page.route("**/elements/assets/payment.js", (route) => route.abort());
    await openShop();
    await expect(page.getByTestId("log")).toContainText(
      "loaderror The sandbox's Elements could not be loaded.",
    );
  });
});
