import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { goToPay, payButton } from "./support/checkout";
import { environment } from "./support/environment";
import { expectPaid, nextReturnUrl, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { declineCard } from "./support/sandbox";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is, and for a script that a journey cuts off.
test.use({ expectedErrors: ["402 (Payment Required)", "net::ERR_FAILED"] });

const person = (page: Page) =>
  page.frameLocator('iframe[title="Check of the CAPTCHA"]').getByRole("button", { name: "I am a person" });

/** A checkout on whose order three cards were declined, and the address of the order's page. */
async function declinedThrice(page: Page, staffPage: Page): Promise<string> {
  const intents = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  await declineCard(intents[0] ?? "");
  await declineCard(intents[0] ?? "");
  // The shop has heard of all three.
  await openOrder(staffPage, intents[0] ?? "");
  await expect(staffPage.getByText(/[3-9] times, at last/)).toBeVisible();
  return await returnUrl;
}

test("after three declines Pay asks for a proof that a person is there, and goes on with it", async ({
  page,
  staffPage,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(environment.captchaOrigin)) asked.push(new URL(request.url()).pathname);
  });
  await declinedThrice(page, staffPage);
  expect(asked).toEqual([]);

  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expect(page.getByText("Please show that you are a person")).toBeVisible();
  await expect(person(page)).toBeVisible();
  await expectAccessible(page);

  await person(page).click();
  await payButton(page).click();
  await expectPaid(page);
  expect(asked).toEqual(["/api.js", "/widget"]);
});

test("a proof is good for one press of Pay: after another decline the check stands there again", async ({
  page,
  staffPage,
}) => {
  await declinedThrice(page, staffPage);
  await payButton(page).click();
  await person(page).click();
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  await person(page).click();
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
});

test("the link to an order asks for the same proof", async ({ page, staffPage }) => {
  await page.goto(await declinedThrice(page, staffPage));
  await page.getByRole("link", { name: "Try the payment again" }).click();
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await person(page).click();
  await payButton(page).click();
  await expectPaid(page);
});

test("where the check does not load, the shopper is told what to do, and the next press loads it again", async ({
  page,
  staffPage,
}) => {
  await declinedThrice(page, staffPage);
  await page.route(`${environment.captchaOrigin}/**`, (route) => route.abort());
  await payButton(page).click();
  await expect(page.getByText("The check did not load")).toBeVisible();
  await page.unroute(`${environment.captchaOrigin}/**`);
  // By keyboard: the notice has just moved the button.
  await payButton(page).press("Enter");
  await expect(person(page)).toBeVisible();
  await expect(page.getByText("The check did not load")).toBeHidden();
});
