import { randomUUID } from "node:crypto";
import { expectAccessible } from "./support/axe";
import { goToPay, payButton } from "./support/checkout";
import { buy, expectPaid, nextReturnUrl, readOrderNumber, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import {
  listRefunds,
  payAsNobodysOrder,
  payBehindTheShop,
  readPaymentIntent,
  refuseCanceling,
} from "./support/sandbox";
import { losePayment } from "./support/shopkeeper";
import { openOrder, signInAsNew } from "./support/staff";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

const PAID_TWICE = "The order was paid a second time. Refund one of the payments.";

test("an order that two tabs have paid in spite of all: staff refund the older payment, and shopper and sums agree", async ({
  page,
  context,
  staffPage,
}) => {
  const older = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  const first = older[0] ?? "";
  // Were the decline's own event still on its way, it would find the payment again that is about to be lost.
  await expect(async () => {
    await staffPage.goto(`/admin/orders?q=${first}`);
    await expect(staffPage.getByText("Declined").first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  // The shop takes the first payment for lost and cannot cancel it, so the second tab pays by another one.
  await refuseCanceling(first);
  await losePayment(first);
  const second = await context.newPage();
  const newer = watchPaymentIntents(second);
  await second.goto(`${await returnUrl}/pay`);
  await fillCard(second, CARDS.good);
  await payButton(second).click();
  await expectPaid(second);
  const number = await readOrderNumber(second);
  expect(newer).not.toContain(first);

  await payBehindTheShop(first);
  await openOrder(staffPage, number);
  const review = staffPage.getByRole("listitem").filter({ hasText: PAID_TWICE });
  await expect(review.getByText("Open", { exact: true })).toBeVisible();
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Thank you for your order");
  await expectAccessible(staffPage);
  await review.getByRole("button", { name: "Refund the older payment" }).click();

  await expect(review.getByText("Closed", { exact: true }).first()).toBeVisible();
  await expect(review.getByText("Demo", { exact: true })).toBeVisible();
  await expect(review.getByText("Refund the older payment")).toBeVisible();
  expect(await listRefunds(first)).toMatchObject([{ amount: 3800, status: "succeeded" }]);
  expect(await listRefunds(newer[0] ?? "")).toEqual([]);

  // What was paid twice went back once: the order is paid, and its page says so and what went back.
  const sums = second.locator("dl > div");
  await expect(sums.filter({ hasText: "Refunded" })).toContainText("-$38.00");
  await expect(sums.filter({ hasText: "Paid" })).toContainText("$76.00");
  await expect(second.getByText("What you paid too much is on its way back")).toBeVisible();
  await expect(second.getByRole("heading", { name: "What happens next" })).toBeVisible();
  await expectAccessible(second);
});

test("money of this shop that no order asked for is seen by staff, sent back by its button, and its review closed", async ({
  page,
  staffPage,
}) => {
  const { metadata } = await readPaymentIntent((await buy(page)).paymentIntentId);
  const stray = await payAsNobodysOrder(metadata.app ?? "", randomUUID(), 2350);
  const review = staffPage.getByRole("listitem").filter({ hasText: stray.id });
  await expect(async () => {
    await staffPage.goto("/admin/reviews");
    await expect(review).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(review).toContainText("Stripe has a payment of this shop that belongs to no order.");
  await expect(review).toContainText("None of ours");
  await expectAccessible(staffPage);
  await review.getByRole("button", { name: "Refund it" }).click();
  await expect(review).toHaveCount(0);
  expect(await listRefunds(stray.id)).toMatchObject([{ amount: 2350, status: "succeeded" }]);

  await staffPage.getByRole("link", { name: "Closed" }).click();
  await expect(review).toContainText("Refund it");
  await expect(review).toContainText("ByDemo");
});

test("above the shop's sum money of no order goes back when a second person of finance approves it", async ({
  page,
  staffPage,
  newBrowser,
}, { testId }) => {
  const { metadata } = await readPaymentIntent((await buy(page)).paymentIntentId);
  const { id } = await payAsNobodysOrder(metadata.app ?? "", randomUUID(), 90_000);
  const mine = staffPage.getByRole("listitem").filter({ hasText: id });
  await expect(async () => {
    await staffPage.goto("/admin/reviews");
    await expect(mine).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await mine.getByRole("button", { name: "Refund it" }).click();
  await expect(mine.getByText("waits for somebody else’s approval")).toBeVisible();
  await expect(mine.getByRole("button")).toHaveCount(0);
  expect(await listRefunds(id)).toEqual([]);

  const second = await newBrowser();
  await signInAsNew(second, "finance", testId, "Second Person");
  await second.goto("/admin/reviews");
  const theirs = second.getByRole("listitem").filter({ hasText: id });
  await expect(theirs).toContainText("Refund asked for byDemo");
  await theirs.getByRole("button", { name: "Approve the refund" }).click();
  await expect(theirs).toHaveCount(0);
  expect(await listRefunds(id)).toMatchObject([{ amount: 90_000, status: "succeeded" }]);
});
