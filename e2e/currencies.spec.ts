import { fillContact, openCheckout, payButton } from "./support/checkout";
import { expectPaid, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard, paymentFrame } from "./support/payment-element";
import { readPaymentIntent } from "./support/sandbox";
import { addToCart, chooseCurrency, PRODUCTS } from "./support/shop";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

const FOREIGN = [
  { currency: "JPY", each: "¥5,600", total: "¥12,700", amount: 12_700 },
  { currency: "KWD", each: "KWD 11.750", total: "KWD 27.000", amount: 27_000 },
  { currency: "EUR", each: "€36.00", total: "€81.50", amount: 81_50 },
  { currency: "GBP", each: "£32.00", total: "£72.50", amount: 72_50 },
];

for (const { currency, each, total, amount } of FOREIGN) {
  test(`${currency} has the right digits from the shelf to the receipt and at Stripe`, async ({
    page,
    staffPage,
  }) => {
    const intents = watchPaymentIntents(page);
    await page.goto("/");
    await chooseCurrency(page, currency);
    const card = page.getByRole("article").filter({ hasText: PRODUCTS.mug.name });
    await expect(card.getByText(each)).toBeVisible();
    await addToCart(page, PRODUCTS.mug, 2);
    await expect(page.getByText(`${each} each`)).toBeVisible();

    await openCheckout(page);
    await fillContact(page);
    await page.getByLabel(/^Tracked parcel/).check();
    await expect(payButton(page)).toHaveText(`Pay ${total}`);
    await fillCard(page, CARDS.good);
    await payButton(page).click();
    await expectPaid(page);
    await expect(page.getByText(`2 × ${each}`)).toBeVisible();
    await expect(page.getByText(total, { exact: true })).toBeVisible();

    expect(await readPaymentIntent(intents[0] ?? "")).toMatchObject({
      amount_received: amount,
      currency: currency.toLowerCase(),
    });
    await openOrder(staffPage, intents[0] ?? "");
    await expect(staffPage.getByText(total, { exact: true }).first()).toBeVisible();
  });
}

test("the Payment Element offers what the currency can be paid with", async ({ page }) => {
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  await expect(paymentFrame(page).getByRole("tab", { name: "US bank account" })).toBeVisible();
  await chooseCurrency(page, "EUR");
  await expect(payButton(page)).toHaveText("Pay €36.00");
  await expect(paymentFrame(page).getByRole("tab", { name: "SEPA Debit" })).toBeVisible();
  await expect(paymentFrame(page).getByRole("tab", { name: "US bank account" })).toBeHidden();
});

test("the chosen currency stays chosen", async ({ page, context }) => {
  await page.goto("/");
  await chooseCurrency(page, "GBP");
  await page.reload();
  await expect(page.getByRole("button", { name: "Currency: British Pound" })).toBeVisible();
  const later = await context.newPage();
  await later.goto(`/products/${PRODUCTS.mug.id}`);
  await expect(later.getByText("£32.00").first()).toBeVisible();
});
