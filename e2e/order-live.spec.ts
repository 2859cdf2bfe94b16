import type { Page } from "@playwright/test";
import { goToPay, payButton } from "./support/checkout";
import { expectPaid, nextReturnUrl } from "./support/order";
import { answerChallenge, CARDS } from "./support/payment-element";
import { expect, test } from "./support/test";

/** An order whose payment waits for the bank's challenge, with its page open in another tab. */
async function openWaitingOrder(page: Page, prepare: (order: Page) => Promise<unknown> = async () => {}) {
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.authenticate });
  await payButton(page).click();
  const order = await page.context().newPage();
  await prepare(order);
  await order.goto(await returnUrl);
  await expect(order.getByRole("heading", { level: 1 })).toHaveText("Waiting for your payment");
  return order;
}

test("the open page hears of the payment by its stream and shows it without a reload", async ({ page }) => {
  const stream = page.context().waitForEvent("response", (response) => response.url().endsWith("/events"));
  const order = await openWaitingOrder(page);
  expect((await stream).headers()["content-type"]).toContain("text/event-stream");
  let loads = 0;
  order.on("load", () => {
    loads += 1;
  });
  const paid = order.getByRole("heading", { level: 1, name: "Thank you for your order" });
  await answerChallenge(page, "pass");
  // This tab goes to the order once Stripe has accepted; the event is on its way by then.
  await page.waitForURL(/\/orders\//, { waitUntil: "commit" });
  await expect(paid).toBeVisible();
  expect(loads).toBe(0);
});

test.describe("where live streams are blocked", () => {
  test.use({ expectedErrors: ["net::ERR_FAILED"] });

  test("the open page asks for itself until it is paid", async ({ page }) => {
    const polls: string[] = [];
    const order = await openWaitingOrder(page, (tab) =>
      tab.route(/\/events$/, async (route) => {
        if (route.request().headers().accept?.includes("text/event-stream")) return route.abort();
        polls.push(route.request().url());
        return route.continue();
      }),
    );
    await answerChallenge(page, "pass");
    await expectPaid(order);
    expect(polls.length).toBeGreaterThan(0);
  });
});
