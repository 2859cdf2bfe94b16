import type { Locator, Page } from "@playwright/test";
import { goToPay, payButton } from "./support/checkout";
import { environment } from "./support/environment";
import { ORDER_URL, readOrderNumber, watchPaymentIntents } from "./support/order";
import { captureInDashboard, holdInstead, readPaymentIntent } from "./support/sandbox";
import { PRODUCTS } from "./support/shop";
import { readStock } from "./support/shopkeeper";
import { openOrder, signInAsNew } from "./support/staff";
import { expect, test } from "./support/test";

// Checkout and order page are those of a process that sells with MANUAL_CAPTURE; staff work where they always do.
test.use({ baseURL: environment.holdingUrl });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Buys with a card whose amount is then held. */
async function authorize(page: Page, choice: Parameters<typeof goToPay>[1] = {}) {
  const intents = watchPaymentIntents(page);
  await goToPay(page, choice);
  await payButton(page).click();
  await expect(page).toHaveURL(ORDER_URL);
  await expect(heading(page)).toHaveText("We have your order");
  return { number: await readOrderNumber(page), paymentIntentId: intents[0] ?? "" };
}

/** The open form of the staff's page that decides about a held amount. */
async function captureFormOf(page: Page): Promise<Locator> {
  const form = page.locator("details").filter({ hasText: "Capture or let go…" });
  await form.locator("summary").click();
  return form;
}

test("an amount is held at the checkout, finance captures a part, and page, receipt and mail say what was charged", async ({
  page,
  staffPage,
}) => {
  const { number, paymentIntentId } = await authorize(page);
  await expect(page.getByText("Nothing has been charged so far.")).toBeVisible();
  await expect(page.getByText("Paid", { exact: true })).toHaveCount(0);
  expect(await readPaymentIntent(paymentIntentId)).toMatchObject({ status: "requires_capture" });

  await staffPage.goto("/admin/orders?status=authorized");
  const row = staffPage.getByRole("row").filter({ hasText: `#${number}` });
  await expect(row.getByText("Authorized", { exact: true })).toBeVisible();
  await row.getByRole("link").click();
  await expect(staffPage.getByText("We have received your order")).toHaveCount(1);

  const form = await captureFormOf(staffPage);
  for (const [typed, answer] of [
    ["38.01", "That is more than what is held."],
    ["0", "Stripe cannot move this amount."],
  ] as const) {
    await form.getByLabel("Capture a part").check();
    await form.getByLabel("Amount in USD").fill(typed);
    await form.getByRole("button", { name: "Confirm" }).click();
    await expect(form.getByText(answer)).toBeVisible();
  }
  await form.getByLabel("Capture a part").check();
  await form.getByLabel("Amount in USD").fill("30.00");
  await form.getByRole("button", { name: "Confirm" }).click();
  await expect(
    staffPage.getByText("decided to capture $30.00 of what is held, and to let $8.00 go."),
  ).toBeVisible();
  await expect(staffPage.getByText(/confirmed \$30\.00, and let \$8\.00 go\./)).toBeVisible();
  expect(await readPaymentIntent(paymentIntentId)).toMatchObject({
    status: "succeeded",
    amount_received: 3000,
  });

  await expect(heading(page)).toHaveText("Thank you for your order");
  await expect(page.getByText("We have charged less than the total")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
  const charged = page.getByRole("term").filter({ hasText: "Charged" });
  await expect(charged.locator("..")).toContainText("$30.00");
  await expect(staffPage.getByText(`Your order ${number} is confirmed`)).toBeVisible();
});

test("what is held is let go: nothing is charged, the order ends and its things are for sale", async ({
  page,
  staffPage,
}) => {
  const before = await readStock(PRODUCTS.counted.id);
  const { number, paymentIntentId } = await authorize(page, { product: PRODUCTS.counted });
  expect(await readStock(PRODUCTS.counted.id)).toBe(before - 1);
  await openOrder(staffPage, number);
  await expect(staffPage.getByText("Cancel this order")).toHaveCount(0);
  const form = await captureFormOf(staffPage);
  await form.getByLabel("Let all of it go").check();
  await form.getByRole("button", { name: "Confirm" }).click();
  await expect(staffPage.getByText("decided to let $34.00 go that is held.")).toBeVisible();
  await expect(heading(page)).toHaveText("This order has ended");
  await expect(page.getByText("You have not been charged.")).toBeVisible();
  expect(await readPaymentIntent(paymentIntentId)).toMatchObject({ status: "canceled", amount_received: 0 });
  expect(await readStock(PRODUCTS.counted.id)).toBe(before);
});

test("support and viewers see that an amount is held, and have no form for it", async ({ page, newBrowser }, {
  testId,
}) => {
  const { number } = await authorize(page);
  for (const role of ["support", "viewer"] as const) {
    const other = await newBrowser();
    await signInAsNew(other, role, testId);
    await openOrder(other, number);
    await expect(other.getByText("Authorized", { exact: true }).first()).toBeVisible();
    await expect(other.getByText("Capture or let go…")).toHaveCount(0);
    await expect(other.getByText("Cancel this order")).toHaveCount(0);
  }
});

test("a part that was captured in the Dashboard waits for a person, who takes it as the payment", async ({
  page,
  staffPage,
}) => {
  const { number, paymentIntentId } = await authorize(page);
  await captureInDashboard(paymentIntentId, 1000);
  await expect(heading(page)).toHaveText("We are checking your payment");
  await openOrder(staffPage, number);
  await expect(
    staffPage.getByText("Another amount was captured than anybody decided here.").first(),
  ).toBeVisible();
  await staffPage.getByRole("button", { name: "Take it as the payment" }).click();
  await expect(heading(page)).toHaveText("Thank you for your order");
  await expect(page.getByText("We have charged less than the total")).toBeVisible();
});

test.describe("where amounts are captured at once", () => {
  test.use({ baseURL: environment.shopUrl });

  for (const [button, title] of [
    ["Cancel the authorization", "This order has ended"],
    ["Capture all of it", "Thank you for your order"],
  ] as const) {
    test(`an authorization that comes all the same is left to a person: “${button}”`, async ({
      page,
      staffPage,
    }) => {
      const intents = watchPaymentIntents(page);
      await goToPay(page);
      await page.route(/\/v1\/payment_intents\/pi_\w+\/confirm/, async (route) => {
        await holdInstead(/pi_[A-Za-z0-9]+/.exec(route.request().url())?.[0] ?? "");
        await route.continue();
      });
      await payButton(page).click();
      await expect(heading(page)).toHaveText("We are checking your payment");
      await openOrder(staffPage, intents[0] ?? "");
      await staffPage.getByRole("button", { name: button }).click();
      await expect(heading(page)).toHaveText(title);
    });
  }
});
