import { SHOPPER } from "./support/checkout";
import { buy } from "./support/order";
import { expect, test } from "./support/test";

test("a paid order prints as a receipt: shop, number, goods, total and address, without the site around it", async ({
  page,
}) => {
  const { number } = await buy(page);
  const shop = await page.getByRole("banner").getByRole("link").first().innerText();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByText(shop, { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(page.getByText(`Order ${number} · `)).toBeVisible();
  await expect(page.getByText("1 × $38.00")).toBeVisible();
  await expect(page.getByText(/^Paid on/)).toBeVisible();
  const { name, line1, city, state, postalCode } = SHOPPER;
  for (const line of [name, line1, `${city}, ${state} ${postalCode}`, "United States"]) {
    await expect(page.getByText(line, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print the receipt" })).toBeHidden();
  await expect(page.getByText("What happens next")).toBeHidden();
});
