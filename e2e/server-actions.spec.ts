import type { BrowserContext, Page } from "@playwright/test";
import { goToPay, payButton } from "./support/checkout";
import { newClientAddress } from "./support/client-address";
import { environment } from "./support/environment";
import { catchServerAction, type ServerAction, sendServerAction } from "./support/server-action";
import { searchOrders } from "./support/staff";
import { expect, test } from "./support/test";

// The journeys' own request is aborted before it is sent again in another form.
test.use({ expectedErrors: ["net::ERR_FAILED", "Failed to fetch"] });

const OWN = { origin: environment.shopUrl };

/** Fills a checkout and catches what Pay would have sent. */
async function catchPay(page: Page, email: string): Promise<ServerAction> {
  await goToPay(page, { email });
  const action = await catchServerAction(page, () => payButton(page).click());
  await expect(page.getByText("We could not reach the shop")).toBeVisible();
  return action;
}

async function expectNoOrder(staffPage: Page, email: string): Promise<void> {
  await searchOrders(staffPage, email);
  await expect(staffPage.getByText(`No order found for “${email}”`)).toBeVisible();
}

async function expectOneOrder(staffPage: Page, email: string): Promise<void> {
  await searchOrders(staffPage, email);
  await expect(staffPage.getByRole("row").getByRole("link")).toHaveCount(1);
}

/** The arguments of the caught action, parsed; ours are plain JSON. */
function argumentOf(action: ServerAction): Record<string, unknown> {
  const [argument] = JSON.parse(action.body);
  return argument;
}

test("an order is placed only from the shop's own pages", async ({ page, context, staffPage }, {
  testId,
}) => {
  const email = `origin-${testId}@example.com`;
  const action = await catchPay(page, email);
  const foreign: Record<string, Record<string, string>> = {
    "a foreign origin": { origin: "https://evil.example" },
    "a foreign origin that claims to be ours by header": {
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
    },
    "a subdomain": { origin: "https://shop.localhost" },
    "another port": { origin: "http://localhost:1" },
    "an opaque origin": { origin: "null" },
    "no origin": {},
    "no origin, from another site": { "sec-fetch-site": "cross-site" },
    "no origin, from a sibling": { "sec-fetch-site": "same-site" },
  };
  for (const [name, headers] of Object.entries(foreign)) {
    const response = await sendServerAction(context, action, headers);
    const body = await response.text();
    expect(body, name).not.toContain('"ok":true');
    expect(body, name).not.toContain("_secret_");
    expect(
      response.status() >= 400 || body.includes("forbidden_origin"),
      `${name}: ${response.status()}`,
    ).toBe(true);
  }
  await expectNoOrder(staffPage, email);

  const own = await sendServerAction(context, action, OWN);
  expect(await own.text()).toContain('"ok":true');
  await expectOneOrder(staffPage, email);
});

test("of fifty identical presses of Pay at once, one order and one PaymentIntent come", async ({
  page,
  context,
  staffPage,
}, { testId }) => {
  const email = `fifty-${testId}@example.com`;
  const action = await catchPay(page, email);
  // From many addresses, so that the limit is not what keeps the orders apart.
  const responses = await Promise.all(
    Array.from({ length: 50 }, () =>
      sendServerAction(context, action, { ...OWN, "x-forwarded-for": newClientAddress() }),
    ),
  );
  const answers = await Promise.all(responses.map((response) => response.text()));
  const intents = new Set(answers.flatMap((answer) => answer.match(/pi_\w+?(?=_secret_)/g) ?? []));
  expect(intents.size).toBe(1);
  await expectOneOrder(staffPage, email);
});

const SCALARS = ["currency", "shippingMethodId", "cartVersion", "expectedTotal", "email", "name", "country"];
const HOSTILE: Record<string, unknown> = {
  "an object": { not: "" },
  "an array": ["usd"],
  nothing: null,
  "an absent value": undefined,
  "Flight's undefined": "$undefined",
  "Flight's NaN": "$NaN",
  "a negative number": -1,
  "a fraction": 0.5,
  "a huge number": 1e21,
  "a boolean": true,
  "a long text": "x".repeat(20_000),
};

async function expectRefused(context: BrowserContext, action: ServerAction, argument: unknown, name: string) {
  const headers = { ...OWN, "x-forwarded-for": newClientAddress() };
  const response = await sendServerAction(context, { ...action, body: JSON.stringify([argument]) }, headers);
  const body = await response.text();
  expect(body, name).not.toContain('"ok":true');
  expect(body, name).not.toContain("_secret_");
  // Refused by name, or by Next before our code is reached; never by a crash inside of it.
  if (response.status() === 200) expect(body, name).toMatch(/"kind":"(invalid|unexpected)"/);
}

test("placing an order takes each value in its own shape only", async ({ page, context, staffPage }, {
  testId,
}) => {
  const email = `shapes-${testId}@example.com`;
  const action = await catchPay(page, email);
  const good = argumentOf(action);
  const contact = good.contact as Record<string, unknown>;
  for (const field of SCALARS) {
    for (const [what, value] of Object.entries(HOSTILE)) {
      const argument =
        field in good ? { ...good, [field]: value } : { ...good, contact: { ...contact, [field]: value } };
      await expectRefused(context, action, argument, `${field} as ${what}`);
    }
  }
  for (const [what, value] of Object.entries(HOSTILE)) await expectRefused(context, action, value, what);
  await expectRefused(context, action, { ...good, amount: 1 }, "a field too many");
  await expectRefused(
    context,
    action,
    { ...good, contact: { ...contact, isAdmin: true } },
    "a contact field too many",
  );
  await expectNoOrder(staffPage, email);
});

test("a total that the shopper did not see is refused with the right one", async ({
  page,
  context,
  staffPage,
}, { testId }) => {
  const email = `total-${testId}@example.com`;
  const action = await catchPay(page, email);
  const good = argumentOf(action);
  for (const expectedTotal of [0, 1, 37_99, 38_01]) {
    const body = JSON.stringify([{ ...good, expectedTotal }]);
    const response = await sendServerAction(
      context,
      { ...action, body },
      { ...OWN, "x-forwarded-for": newClientAddress() },
    );
    const answer = await response.text();
    expect(answer).toContain('"kind":"price_changed"');
    expect(answer).toContain('"totalAmount":3800');
  }
  await expectNoOrder(staffPage, email);
});

test("a body of more than 64 kB is refused", async ({ page, context, staffPage }, { testId }) => {
  const email = `large-${testId}@example.com`;
  const action = await catchPay(page, email);
  const body = JSON.stringify([{ ...argumentOf(action), padding: "x".repeat(1_000_000) }]);
  const response = await sendServerAction(context, { ...action, body }, OWN);
  expect(response.status()).toBeGreaterThanOrEqual(400);
  await expectNoOrder(staffPage, email);
});
