import { expectAccessible } from "./support/axe";
import { newClientAddress } from "./support/client-address";
import { environment } from "./support/environment";
import { buy } from "./support/order";
import { openOrder, signInAsNew } from "./support/staff";
import { expect, test } from "./support/test";

test("staff have a mail sent again, once for each time they ask, and the timeline says who", async ({
  page,
  staffPage,
}) => {
  const { number } = await buy(page);
  await openOrder(staffPage, number);
  const main = staffPage.getByRole("main");
  const again = main.getByRole("button", { name: "Send again" });
  await expect(main.getByText(/^Mail kept$/)).toHaveCount(1);
  await again.click();
  await expect(main.getByText("Mail asked for again")).toBeVisible();
  await expect(main.getByText(/asked for a mail to be sent to the shopper again/)).toBeVisible();
  await expect(main.getByText(/^Mail kept$/)).toHaveCount(2);
  await expect(main.getByText(`Your order ${number} is confirmed`)).toHaveCount(1);
  await expect(again).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await staffPage.emulateMedia({ colorScheme });
    await expectAccessible(staffPage);
  }
});

test("support may have a mail sent again, a viewer may not", async ({ page, browser }, { testId }) => {
  const { number } = await buy(page);
  for (const [role, buttons] of [
    ["viewer", 0],
    ["support", 1],
  ] as const) {
    const context = await browser.newContext({
      baseURL: environment.shopUrl,
      extraHTTPHeaders: { "X-Forwarded-For": newClientAddress() },
    });
    const staff = await context.newPage();
    await signInAsNew(staff, role, testId);
    await openOrder(staff, number);
    await expect(staff.getByText(/^Mail kept$/)).toHaveCount(1);
    await expect(staff.getByRole("button", { name: "Send again" })).toHaveCount(buttons);
    await context.close();
  }
});
