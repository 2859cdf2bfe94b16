import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import { startSandbox } from "../src/server";
import { type Shop, startShop } from "./shop";
import type { ShopConfig } from "./shop-config";

type Fixtures = {
  sandbox: Awaited<ReturnType<typeof startSandbox>>;
  /** Starts a shop, opens it, and hands over its server side. */
  openShop: (config?: Partial<ShopConfig>) => Promise<Shop>;
  /** Console errors the test expects, by a part of their text. */
  expectedErrors: string[];
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the destructured first argument
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ orderLink: "https://shop.example/orders/{order_id}" });
    await use(sandbox);
    await sandbox.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the destructured first argument
  expectedErrors: async ({}, use) => use([]),
  openShop: async ({ sandbox, page }, use) => {
    const shops: Shop[] = [];
    await use(async (config = {}) => {
      const shop = await startShop(sandbox.url, {
        elements: ["payment"],
        amount: 4200,
        currency: "usd",
        ...config,
      });
      shops.push(shop);
      await page.goto(shop.url);
      return shop;
    });
    for (const shop of shops) await shop.close();
  },
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
    });
    await use(page);
    expect(errors.filter((text) => !expectedErrors.some((part) => text.includes(part)))).toEqual([]);
  },
});

export { expect };

/** What the browser writes for any answer of 402, which a decline is. */
export const DECLINE_LINE = "402 (Payment Required)";

export const paymentFrame = (page: Page): FrameLocator =>
  page.frameLocator('iframe[title="Secure payment input frame"]');

/** The two nested frames of a 3D Secure challenge. */
export const challengeFrame = (page: Page): FrameLocator =>
  page
    .frameLocator('iframe[name^="__privateStripeFrame"][src*="three-ds-2-challenge"]')
    .frameLocator("iframe#challengeFrame");

export async function fillCard(page: Page, number: string): Promise<void> {
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").fill(number);
  await frame.locator("#payment-expiryInput").fill("12 / 34");
  await frame.locator("#payment-cvcInput").fill("123");
  await frame.locator("#payment-postalCodeInput").fill("94107");
}

export async function pay(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Pay", exact: true }).click();
}

export async function expectOutcome(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByTestId("outcome")).toContainText(text);
}

/** No violation of axe's rules on the page and in every frame of it. */
export async function expectAccessible(page: Page): Promise<void> {
  // Every rule runs; what passed is not written down node by node, which is a third of the work.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
