import type { Page } from "@playwright/test";
import { goToPay, payButton } from "./support/checkout";
import { expectPaid, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { listCharges, listPaymentIntentsOfSameOrder } from "./support/sandbox";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

async function expectDeclined(page: Page, reason: RegExp) {
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  await expect(page.getByText(reason).first()).toBeVisible();
  await expect(page.getByText("You have not been charged.", { exact: false }).first()).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay $38.00");
  await expect(payButton(page)).toBeEnabled();
}

test("after a decline the next card pays the same order by the same PaymentIntent", async ({
  page,
  staffPage,
}) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expectDeclined(page, /card was declined/);

  await openOrder(staffPage, intents[0] ?? "");
  const order = staffPage.url();
  await expect(staffPage.getByText("Once (generic decline)")).toBeVisible();

  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  expect(intents).toHaveLength(1);
  expect(await listPaymentIntentsOfSameOrder(intents[0] ?? "")).toMatchObject([{ status: "succeeded" }]);
  expect((await listCharges(intents[0] ?? "")).filter(({ paid }) => paid)).toHaveLength(1);

  await expect(staffPage).toHaveURL(order);
  await expect(staffPage.getByText("Paid", { exact: true }).first()).toBeVisible();
});

test("a card without enough money is told apart from other declines", async ({ page }) => {
  await goToPay(page, { card: CARDS.insufficientFunds });
  await payButton(page).click();
  await expectDeclined(page, /insufficient funds/i);
});

test("what was typed survives a decline and a reload", async ({ page }) => {
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expectDeclined(page, /card was declined/);
  await page.reload();
  await expect(page.getByLabel("Full name")).toHaveValue("Jenny Rosen");
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
});
