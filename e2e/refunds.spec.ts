import { buy } from "./support/order";
import { CARDS } from "./support/payment-element";
import { openRefundForm, refundsOf, refundTheRest } from "./support/refunds";
import { listRefunds } from "./support/sandbox";
import { addToCart, PRODUCTS } from "./support/shop";
import { readStock } from "./support/shopkeeper";
import { openOrder, signInAsNew } from "./support/staff";
import { expect, test } from "./support/test";

test("finance refunds an order in full: staff and shopper see it, and Stripe has one refund", async ({
  page,
  staffPage,
}) => {
  const { number, paymentIntentId } = await buy(page);
  await openOrder(staffPage, number);
  await refundTheRest(staffPage);
  const section = refundsOf(staffPage);
  await expect(section.getByText("Refunded", { exact: true })).toBeVisible();
  await expect(section.getByText("Nothing is left to refund.")).toBeVisible();
  await expect(staffPage.getByText("Refund requested")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your money is on its way back");
  expect(await listRefunds(paymentIntentId)).toMatchObject([{ amount: 3800, status: "succeeded" }]);
});

test("an amount is refused where it is too much or no amount, and taken to the cent", async ({
  page,
  staffPage,
}) => {
  const { number, paymentIntentId } = await buy(page);
  await openOrder(staffPage, number);
  for (const [typed, answer] of [
    ["1000", "That is more than what is left"],
    ["12.345", "Write the amount in figures"],
    ["0", "Stripe cannot move this amount"],
    ["12.34", "$12.34 was refunded."],
  ] as const) {
    const section = await openRefundForm(staffPage);
    await section.getByLabel("An amount").check();
    await section.getByLabel("Amount in USD").fill(typed);
    await section.getByLabel("Reason").selectOption("goodwill");
    await section.getByLabel(/^Note for colleagues/).fill("A chip on the rim");
    await section.getByRole("button", { name: "Refund", exact: true }).click();
    await expect(section.getByText(answer)).toBeVisible();
  }
  await expect(refundsOf(staffPage).getByText("A chip on the rim").first()).toBeVisible();
  await expect(staffPage.getByText("Partly refunded")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Part of your money is on its way back");
  expect(await listRefunds(paymentIntentId)).toMatchObject([{ amount: 1234 }]);
});

test("pieces are refunded at what was paid for them, and go back on the shelf once that has succeeded", async ({
  page,
  staffPage,
}) => {
  const { number } = await buy(page, { product: PRODUCTS.counted, quantity: 3, card: CARDS.refundPending });
  const before = await readStock(PRODUCTS.counted.id);
  await openOrder(staffPage, number);
  const section = await openRefundForm(staffPage);
  await section.getByLabel("Pieces, at what was paid for them").check();
  await section.getByLabel(/^Side Plate/).fill("2");
  await section.getByLabel(/^Put the pieces back/).check();
  await section.getByLabel("Reason").selectOption("returned");
  await section.getByRole("button", { name: "Refund", exact: true }).click();
  // Pending is over in a few seconds; the timeline keeps that it was.
  await expect(staffPage.getByText("Refund on its way")).toBeVisible();
  await expect(section.getByText("2 × Side Plate, back on the shelf")).toBeVisible();
  await expect(section.getByText("$68.00").first()).toBeVisible();
  await expect(staffPage.getByText("Partly refunded")).toBeVisible();
  expect(await readStock(PRODUCTS.counted.id)).toBe(before + 2);
});

test("a refund that the bank sends back is shown as that, and left to a person", async ({
  page,
  staffPage,
}) => {
  const { number } = await buy(page, { card: CARDS.refundFails });
  await openOrder(staffPage, number);
  await refundTheRest(staffPage);
  await expect(refundsOf(staffPage).getByText("Failed after it succeeded")).toBeVisible();
  await expect(staffPage.getByText("A refund did not go through.").first()).toBeVisible();
  await expect(staffPage.getByText("Partly refunded")).toHaveCount(0);
});

test("above the shop's sum a second person of finance approves; who asked cannot", async ({
  page,
  staffPage,
  newBrowser,
}, { testId }) => {
  // The select offers ten of a thing.
  await addToCart(page, PRODUCTS.mug, 10);
  const { number, paymentIntentId } = await buy(page, { quantity: 4 });
  await openOrder(staffPage, number);
  await refundTheRest(staffPage);
  const mine = refundsOf(staffPage);
  await expect(mine.getByText("Waits for approval", { exact: true })).toBeVisible();
  await expect(mine.getByRole("button", { name: "Approve" })).toHaveCount(0);
  expect(await listRefunds(paymentIntentId)).toEqual([]);

  const second = await newBrowser();
  await signInAsNew(second, "finance", testId, "Second Person");
  await openOrder(second, number);
  await refundsOf(second).getByRole("button", { name: "Approve" }).click();
  await expect(refundsOf(second).getByText("Refunded", { exact: true })).toBeVisible();
  await expect(mine.getByText("Second Person")).toBeVisible();
  expect(await listRefunds(paymentIntentId)).toMatchObject([{ status: "succeeded" }]);
});

test.describe("before scripts have loaded", () => {
  test("a form is a form: the refund is made and shown, and sent again it is the same one", async ({
    page,
    staffPage,
    browser,
  }) => {
    const { number, paymentIntentId } = await buy(page);
    await openOrder(staffPage, number);
    const state = await staffPage.context().storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: state });
    const plain = await context.newPage();
    await plain.goto(staffPage.url());
    const section = await openRefundForm(plain);
    await section.getByLabel("An amount").check();
    await section.getByLabel("Amount in USD").fill("5");
    await section.getByLabel("Reason").selectOption("goodwill");
    await section.getByRole("button", { name: "Refund", exact: true }).click();
    await expect(refundsOf(plain).getByText("Refunded", { exact: true })).toBeVisible();
    await plain.reload();
    await expect(refundsOf(plain).getByText("Refunded", { exact: true })).toHaveCount(1);
    expect(await listRefunds(paymentIntentId)).toHaveLength(1);
    await context.close();
  });
});
