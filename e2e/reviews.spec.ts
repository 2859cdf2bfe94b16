import type { Page } from "@playwright/test";
import { buy } from "./support/order";
import { CARDS } from "./support/payment-element";
import { refundsOf, refundTheRest } from "./support/refunds";
import { openOrder, signInAsNew } from "./support/staff";
import { expect, test } from "./support/test";

const WORDS = "A refund did not go through.";

/** An order whose refund the bank has sent back, open on the staff's page. */
async function failedRefund(page: Page, staffPage: Page): Promise<string> {
  const { number } = await buy(page, { card: CARDS.refundFails });
  await openOrder(staffPage, number);
  await refundTheRest(staffPage);
  await expect(refundsOf(staffPage).getByText("Failed after it succeeded")).toBeVisible();
  return number;
}

const reviewsOf = (page: Page, number: string) =>
  page
    .getByRole("listitem")
    .filter({ hasText: WORDS })
    .filter({ hasText: `#${number}` });

test("a review is closed with a note by a named person, and kept", async ({ page, staffPage }) => {
  const number = await failedRefund(page, staffPage);
  await staffPage.getByRole("link", { name: /^Reviews/ }).click();
  const review = reviewsOf(staffPage, number);
  await review.getByRole("button", { name: "Handled outside of Till" }).click();
  await expect(review.getByText("Write a note")).toBeVisible();
  await review.getByLabel("Note").fill("Sent by bank transfer");
  await review.getByRole("button", { name: "Handled outside of Till" }).click();
  await expect(review).toHaveCount(0);

  await staffPage.getByRole("link", { name: "Closed" }).click();
  await expect(reviewsOf(staffPage, number)).toContainText("Sent by bank transfer");
  await reviewsOf(staffPage, number)
    .getByRole("link", { name: `#${number}` })
    .click();
  await expect(staffPage.getByRole("heading", { name: "Reviews" })).toBeVisible();
  await expect(staffPage.getByText("“Sent by bank transfer”")).toBeVisible();
});

test("a failed refund is tried again from the order's page", async ({ page, staffPage }) => {
  await failedRefund(page, staffPage);
  const review = staffPage.getByRole("listitem").filter({ hasText: WORDS }).first();
  await review.getByRole("button", { name: "Try again" }).click();
  await expect(refundsOf(staffPage).getByText("$38.00", { exact: true })).toHaveCount(2);
  await expect(staffPage.getByText("Refund requested")).toHaveCount(2);
});

test("support and viewers see what happened and have no button for money", async ({
  page,
  staffPage,
  newBrowser,
}, { testId }) => {
  const number = await failedRefund(page, staffPage);
  for (const role of ["support", "viewer"] as const) {
    const other = await newBrowser();
    await signInAsNew(other, role, testId);
    await openOrder(other, number);
    await expect(other.getByText(WORDS).first()).toBeVisible();
    await expect(other.getByRole("button", { name: "Try again" })).toHaveCount(0);
    await expect(other.getByText("Refund…")).toHaveCount(0);
    await other.goto("/admin/reviews");
    await expect(reviewsOf(other, number)).toBeVisible();
    await expect(other.getByRole("button", { name: "Handled outside of Till" })).toHaveCount(0);
  }
});
