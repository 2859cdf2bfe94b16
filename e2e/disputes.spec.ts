import { buy } from "./support/order";
import { CARDS } from "./support/payment-element";
import { openRefundForm, refundsOf } from "./support/refunds";
import { winDispute } from "./support/sandbox";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

test("a dispute is on its order and in the list until it is decided, and nothing can be refunded meanwhile", async ({
  page,
  staffPage,
}) => {
  const { number } = await buy(page, { card: CARDS.disputed });
  await openOrder(staffPage, number);
  const section = staffPage
    .locator("section")
    .filter({ has: staffPage.getByRole("heading", { name: "Dispute", level: 2 }) });
  await expect(section.getByText("Evidence needed")).toBeVisible();
  await expect(section.getByText("Fraudulent")).toBeVisible();
  await expect(section.getByText("Answer by")).toBeVisible();
  await expect(section.getByText("Taken from the account for now")).toBeVisible();
  await expect(refundsOf(staffPage).getByText("(charge_disputed)")).toBeVisible();
  await expect(refundsOf(staffPage).getByText("Refund…")).toHaveCount(0);
  const id = await section.getByText(/^du_/).innerText();
  await expect(section.getByRole("link", { name: /^Open in/ })).toHaveAttribute("href", new RegExp(id));
  const address = staffPage.url();

  await staffPage.getByRole("link", { name: "Disputes" }).click();
  const row = staffPage.getByRole("row").filter({ hasText: `#${number}` });
  await expect(row.getByText("Evidence needed")).toBeVisible();

  await winDispute(id);
  await staffPage.goto(address);
  await expect(section.getByText("Won", { exact: true })).toBeVisible();
  await expect(section.getByText("Back in the account")).toBeVisible();
  await openRefundForm(staffPage);
  await staffPage.goto("/admin/disputes?show=closed");
  await expect(row.getByText("Won", { exact: true })).toBeVisible();
});
