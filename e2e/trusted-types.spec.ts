import type { Page } from "@playwright/test";
import { buy } from "./support/order";
import { chooseCurrency } from "./support/shop";
import { openOrder, signIn } from "./support/staff";
import { expect, test } from "./support/test";

/** What comes of it when a script of the page turns texts into HTML, code and scripts. */
function tryTexts(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string) => unknown };
    };
    const script = () => document.createElement("script");
    const tries: Record<string, () => unknown> = {
      html: () => Object.assign(document.createElement("div"), { innerHTML: "<b>" }),
      code: () => Object.assign(script(), { text: "0" }),
      "a stranger's script": () => Object.assign(script(), { src: "https://evil.example/a.js" }),
      "Stripe's script": () => Object.assign(script(), { src: "https://js.stripe.com/endive/stripe.js" }),
      "a script of this build": () => Object.assign(script(), { src: "/_next/static/chunks/a.js" }),
      "a policy of one's own": () => trustedTypes.createPolicy("mine"),
    };
    const outcomes = Object.entries(tries).map(([name, attempt]) => {
      try {
        attempt();
        return [name, "done"];
      } catch (error) {
        return [name, error instanceof TypeError ? "refused" : String(error)];
      }
    });
    return Object.fromEntries(outcomes);
  });
}

test.describe("a text becomes neither HTML nor a script, but one of this build,", () => {
  test.use({ expectedErrors: ["Trusted", "404 (Not Found)"] });

  for (const [name, path] of [
    ["on the home page", "/"],
    ["where an order's link opens none", `/orders/${"a".repeat(43)}`],
    ["where staff sign in", "/admin/sign-in"],
  ] as const) {
    test(name, async ({ page }) => {
      await page.goto(path);
      expect(await tryTexts(page)).toEqual({
        html: "refused",
        code: "refused",
        "a stranger's script": "refused",
        "Stripe's script": "refused",
        "a script of this build": "done",
        "a policy of one's own": "refused",
      });
    });
  }
});

// Every error in a console fails a journey, and each violation is one.
test("nothing of Till's own is refused in the shop, on an order's page and for staff", async ({
  page,
  newBrowser,
}) => {
  await page.goto("/");
  await chooseCurrency(page, "EUR");
  await chooseCurrency(page, "USD");
  const { number, url } = await buy(page);
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for your order");
  await page.goto("/");

  const staff = await newBrowser();
  await signIn(staff);
  await openOrder(staff, number);
  await staff.getByRole("button", { name: "Ask Stripe again" }).click();
  await expect(staff.getByText("Stripe agrees: the order is paid.")).toBeVisible();
  await staff.getByText("payment_intent.succeeded").first().click();
  await staff.getByRole("link", { name: /^evt_/ }).filter({ visible: true }).first().click();
  await expect(staff).toHaveURL(/\/admin\/events\/evt_/);
  await staff.goto("/admin/events");
  await expect(staff.getByRole("heading", { level: 1 })).toBeVisible();
});
