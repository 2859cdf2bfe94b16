import { expect, type Locator, type Page } from "@playwright/test";

/** The part of an order's page for staff that is about refunds. */
export function refundsOf(page: Page): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: "Refunds", level: 2 }) });
}

/** Opens the refund form, unless it is open. */
export async function openRefundForm(page: Page): Promise<Locator> {
  const section = refundsOf(page);
  const button = section.getByRole("button", { name: "Refund", exact: true });
  if (!(await button.isVisible())) await section.getByText("Refund…").click();
  await expect(button).toBeVisible();
  return section;
}

/** Refunds everything that is left and waits for the answer. */
export async function refundTheRest(page: Page): Promise<void> {
  const section = await openRefundForm(page);
  await section.getByLabel(/^Everything that is left/).check();
  await section.getByLabel("Reason").selectOption("requested_by_customer");
  await section.getByRole("button", { name: "Refund", exact: true }).click();
}
