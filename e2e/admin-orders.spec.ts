import { goToPay, payButton, SHOPPER } from "./support/checkout";
import { buy, expectPaid, readOrderNumber, watchPaymentIntents } from "./support/order";
import { openOrder, searchOrders } from "./support/staff";
import { expect, test } from "./support/test";

test("staff find an order by its number, its e-mail address and its PaymentIntent, and nothing else", async ({
  page,
  staffPage,
}, { testId }) => {
  const email = `find-${testId}@example.com`;
  const { number, paymentIntentId } = await buy(page, { email });
  for (const text of [number, `#${number}`, email, email.toUpperCase(), paymentIntentId]) {
    await searchOrders(staffPage, text);
    const links = staffPage.getByRole("row").getByRole("link");
    await expect(links).toHaveCount(1);
    await expect(links).toHaveText(`#${number}`);
  }
  await searchOrders(staffPage, `x${email}`);
  await expect(staffPage.getByText(`No order found for “x${email}”`)).toBeVisible();

  await searchOrders(staffPage, email);
  await staffPage.getByRole("link", { name: "Canceled" }).click();
  await expect(staffPage.getByText("Only orders of the chosen status were searched.")).toBeVisible();
  await staffPage.getByRole("link", { name: "Paid", exact: true }).click();
  await expect(staffPage.getByRole("row").getByRole("link")).toHaveCount(1);
});

test("one order shows what was bought, by whom, what was paid and what Stripe sent", async ({
  page,
  staffPage,
}) => {
  const { number, paymentIntentId } = await buy(page);
  await openOrder(staffPage, number);
  const main = staffPage.getByRole("main");
  await expect(main.getByText("Ash Mug", { exact: true }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: SHOPPER.email })).toBeVisible();
  await expect(main.getByText("Captured", { exact: true })).toBeVisible();
  await expect(main.getByText(paymentIntentId, { exact: true }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: /^Open in/ })).toHaveAttribute(
    "href",
    new RegExp(paymentIntentId),
  );

  await main.getByText("payment_intent.succeeded").first().click();
  const payload = main.getByRole("region", { name: /^Payload of evt_/ }).filter({ visible: true });
  await expect(payload).toContainText(`"id": "${paymentIntentId}"`);
  await main.getByRole("link", { name: /^evt_/ }).filter({ visible: true }).first().click();
  await expect(staffPage).toHaveURL(/\/admin\/events\/evt_/);
  await expect(staffPage.getByRole("link", { name: `#${number}` })).toBeVisible();
});

test("the open list shows a new order by itself, and that it is paid", async ({ page, staffPage }) => {
  const stream = staffPage.waitForResponse(/\/admin\/orders\/events$/);
  await staffPage.goto("/admin/orders");
  await stream;
  let loads = 0;
  staffPage.on("load", () => {
    loads += 1;
  });
  await goToPay(page);
  await payButton(page).click();
  await expectPaid(page);
  const row = staffPage.getByRole("row").filter({ hasText: `#${await readOrderNumber(page)}` });
  await expect(row.getByText("Paid", { exact: true })).toBeVisible();
  expect(loads).toBe(0);
});

test("asking Stripe about a paid order changes nothing", async ({ page, staffPage }) => {
  const { number } = await buy(page);
  await openOrder(staffPage, number);
  await staffPage.getByRole("button", { name: "Ask Stripe again" }).click();
  await expect(staffPage.getByText("Stripe agrees: the order is paid.")).toBeVisible();
});

test.describe("an order that was left", () => {
  test.use({ expectedErrors: ["402 (Payment Required)"] });

  test("stays pending, shows how it was declined, and is found by that filter", async ({
    page,
    staffPage,
  }) => {
    const intents = watchPaymentIntents(page);
    await goToPay(page, { card: "4000 0000 0000 0002" });
    await payButton(page).click();
    await expect(page.getByText("The payment did not go through")).toBeVisible();
    await staffPage.goto("/admin/orders");
    await staffPage.getByRole("link", { name: "Pending", exact: true }).click();
    await expect(staffPage.getByRole("row").getByText("Declined").first()).toBeVisible();
    await openOrder(staffPage, intents[0] ?? "");
    await expect(staffPage.getByText("Once (generic decline)")).toBeVisible();
  });
});
