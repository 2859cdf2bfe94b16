import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { MailedOrder } from "@/lib/mail/mailed-order";
import { orderMail } from "@/lib/mail/order-mail";
import { repository } from "./command/repository";
import { runTask } from "./command/run-command";
import { startThrowawayShop, type ThrowawayShop } from "./stack/throwaway-shop";
import { findBrowser } from "./testing/find-browser";

const FOLDER = path.join(repository, "docs/screenshots");

// Tall enough for the whole page: a full-page picture would lay out Stripe's iframe anew.
async function newPage(browser: Browser, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height } });
  return await context.newPage();
}

async function fillCheckout(page: Page, { appUrl }: ThrowawayShop): Promise<void> {
  for (const [index, product] of ["kelp-teapot", "ash-mug"].entries()) {
    await page.goto(`${appUrl}/products/${product}`);
    await page.getByRole("button", { name: /add to cart/i }).click();
    await page.getByRole("link", { name: new RegExp(`cart.*${index + 1}`, "i") }).waitFor();
  }
  await page.goto(`${appUrl}/checkout`);
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Country").first().selectOption("GB");
  await page.getByLabel("Full name").fill("Ada Lovelace");
  await page.getByLabel("Street and house number").fill("12 St James's Square");
  await page.getByLabel(/^(town|city)/i).fill("London");
  await page
    .getByLabel(/post(al )?code/i)
    .first()
    .fill("SW1Y 4JH");
  const card = page.frameLocator('iframe[title="Secure payment input frame"]').first();
  await card.locator("#payment-numberInput").pressSequentially("4242424242424242");
  await card.locator("#payment-expiryInput").pressSequentially("1234");
  await card.locator("#payment-cvcInput").pressSequentially("123");
  await page.getByLabel("E-mail").focus();
  await page.evaluate(() => window.scrollTo(0, 0));
}

async function showOrder(page: Page, { appUrl, staff }: ThrowawayShop): Promise<void> {
  await page.goto(`${appUrl}/admin/sign-in`);
  await page.getByLabel("E-mail").fill(staff.email);
  await page.getByLabel("Password").fill(staff.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page
    .getByRole("link", { name: /Ada Lovelace|#?1001/ })
    .first()
    .click();
  await page.getByRole("heading", { name: /1001/ }).waitFor();
}

/** A mail as the shopper gets it; the link leads nowhere. */
async function photographMail(browser: Browser): Promise<void> {
  const mail = await orderMail("order_confirmed", MAILED_ORDER, null, "https://shop.example/orders/…");
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ viewport: { width: 720, height: 600 }, colorScheme });
    await page.setContent(mail.html);
    const name = colorScheme === "light" ? "mail.png" : "mail-dark.png";
    await page.screenshot({ path: path.join(FOLDER, name), fullPage: true });
    await page.close();
  }
}

const MAILED_ORDER: MailedOrder = {
  number: 1001,
  currency: "usd",
  shippingAmount: 600,
  taxAmount: 0,
  discountAmount: 0,
  totalAmount: 16_800,
  capturedAmount: 16_800,
  parcel: null,
  shippingMethodName: "Standard",
  shippingName: "Ada Lovelace",
  shippingLine1: "12 St James's Square",
  shippingLine2: null,
  shippingCity: "London",
  shippingState: null,
  shippingPostalCode: "SW1Y 4JH",
  shippingCountry: "GB",
  items: [
    { name: "Kelp Teapot", quantity: 1, unitAmount: 12_400 },
    { name: "Ash Mug", quantity: 1, unitAmount: 3800 },
  ],
};

// The pictures of the README and the docs, taken of the real shop while it is paid in.
await runTask(async (lifetime) => {
  const shop = await startThrowawayShop({ worker: true }, lifetime);
  const browser = await chromium.launch(await findBrowser());
  lifetime.onStop(() => browser.close());
  await photographMail(browser);
  const shopper = await newPage(browser, 1660);
  await fillCheckout(shopper, shop);
  await shopper.screenshot({ path: path.join(FOLDER, "checkout.png") });
  await shopper.getByRole("button", { name: /^Pay / }).click();
  await shopper.waitForURL(/\/orders\//);
  await shopper
    .getByText(/paid|confirmed|thank you/i)
    .first()
    .waitFor();
  const staff = await newPage(browser, 1000);
  await showOrder(staff, shop);
  await staff.screenshot({ path: path.join(FOLDER, "admin.png") });
  console.log(`Wrote ${FOLDER}/checkout.png, admin.png, mail.png and mail-dark.png`);
});
