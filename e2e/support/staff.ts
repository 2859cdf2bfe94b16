import { expect, type Page } from "@playwright/test";
import { environment } from "./environment";

export async function signIn(page: Page, credentials = environment.staff): Promise<void> {
  await page.goto("/admin/sign-in");
  await submitSignIn(page, credentials);
  await expect(page.getByRole("heading", { name: "Orders", level: 1 })).toBeVisible();
}

export async function submitSignIn(page: Page, credentials: { email: string; password: string }) {
  await page.getByLabel("E-mail").fill(credentials.email);
  await page.getByLabel("Password").fill(credentials.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function searchOrders(page: Page, text: string): Promise<void> {
  await page.goto("/admin/orders");
  await page.getByRole("searchbox").fill(text);
  await page.getByRole("button", { name: "Search" }).click();
}

/** Opens the one order that has this number, e-mail address or PaymentIntent. */
export async function openOrder(page: Page, text: string): Promise<void> {
  await searchOrders(page, text);
  await page.getByRole("row").getByRole("link").click();
  await expect(page.getByRole("heading", { name: /^Order #\d+/ })).toBeVisible();
}
