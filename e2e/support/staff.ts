import { expect, type Page } from "@playwright/test";
import { environment } from "./environment";
import { createStaff, type Role } from "./shopkeeper";

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

/** Signs in as somebody who was taken on just now, with this role; `key` is one that no other test has. */
export async function signInAsNew(page: Page, role: Role, key: string, name: string = role): Promise<void> {
  const credentials = { email: `${role}-${key}@till.example`, password: "correct horse battery staple" };
  await createStaff({ ...credentials, name, role });
  await signIn(page, credentials);
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
