import { expectAccessible } from "./support/axe";
import { buy } from "./support/order";
import { refundsOf } from "./support/refunds";
import { PRODUCTS } from "./support/shop";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

test("the warehouse ships half an order, undoes it, ships all of it, and the shopper follows live", async ({
  page,
  staffPage,
}) => {
  const { number } = await buy(page, { product: PRODUCTS.shipped, quantity: 2 });
  await openOrder(staffPage, number);
  const section = staffPage
    .locator("section")
    .filter({ has: staffPage.getByRole("heading", { name: "Fulfilment", level: 2 }) });
  await expect(section.getByText("To ship", { exact: true })).toBeVisible();
  await refundsOf(staffPage).getByText("Refund…").click();
  await expect(refundsOf(staffPage).getByLabel(/^Put the pieces back/)).toBeChecked();

  await section.getByText("Mark as shipped…").click();
  await section.getByLabel(/^Noodle Bowl/).fill("1");
  await section.getByLabel("Carrier").selectOption("UPS");
  await section.getByLabel(/^Tracking number/).fill("1Z999");
  await expectAccessible(staffPage);
  await section.getByRole("button", { name: "Mark as shipped" }).click();
  await expect(
    section.getByText("It is marked as shipped, and a mail to the shopper is written."),
  ).toBeVisible();
  await expect(section.getByText("Partly shipped")).toBeVisible();
  await expect(staffPage.getByText(/shipped 1 × Noodle Bowl with UPS\./)).toBeVisible();
  await expect(staffPage.getByText(`A parcel of your order ${number} is on its way`)).toBeVisible();
  await expect(page.getByRole("link", { name: "Follow the parcel 1Z999" })).toHaveAttribute(
    "href",
    "https://www.ups.com/track?tracknum=1Z999",
  );
  await expect(page.getByText("The rest of your order follows.")).toBeVisible();
  await expectAccessible(page);

  await section.getByText("Undo shipped…").click();
  await section.getByRole("button", { name: "Undo shipped" }).click();
  await expect(section.getByText("To ship", { exact: true })).toBeVisible();
  await expect(staffPage.getByText(/took back that 1 × Noodle Bowl was shipped/)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Follow the parcel/ })).toHaveCount(0);

  const orderUrl = staffPage.url();
  await staffPage.goto("/admin/orders?status=to_ship");
  await staffPage.getByLabel(`Select order #${number}`).check();
  await staffPage.getByRole("button", { name: "Mark selected as shipped" }).click();
  await expect(
    staffPage.getByText("1 order marked as shipped, and their shoppers", { exact: false }),
  ).toBeVisible();
  await expectAccessible(staffPage);
  await staffPage.goto(orderUrl);
  await expect(section.getByText("2 × Noodle Bowl")).toBeVisible();
  await section.getByRole("button", { name: "Mark as delivered" }).click();
  await expect(
    section.getByText("The parcel is marked as delivered, and a mail to the shopper is written."),
  ).toBeVisible();
  await expect(page.getByText(/, delivered on /)).toBeVisible();

  await staffPage.goto("/admin/orders?status=to_ship");
  await expect(staffPage.getByRole("row").filter({ hasText: `#${number}` })).toHaveCount(0);
  await staffPage.goto(`${orderUrl}/packing-slip`);
  await expect(staffPage.getByRole("row", { name: /Noodle Bowl/ })).toBeVisible();
  await expect(staffPage.getByText("$")).toHaveCount(0);
  await expectAccessible(staffPage);
  await staffPage.goto(`${orderUrl}/receipt`);
  await expect(staffPage.getByText("Paid on")).toBeVisible();
  await expectAccessible(staffPage);
});
