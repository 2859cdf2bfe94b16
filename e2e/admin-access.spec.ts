import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "@playwright/test";
import { newClientAddress } from "./support/client-address";
import { environment } from "./support/environment";
import { buy } from "./support/order";
import { PRODUCTS } from "./support/shop";
import { createStaff, expireSessions, type Role } from "./support/shopkeeper";
import { openOrder, signIn } from "./support/staff";
import { expect, test } from "./support/test";

const ADMIN = fileURLToPath(new URL("../app/admin", import.meta.url));
const ROLES = ["viewer", "support", "fulfilment", "finance", "owner"] as const satisfies readonly Role[];
const PASSWORD = "correct horse battery staple";

/** Every page and route below /admin, by the files that make them. */
function adminRoutes(): string[] {
  return readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => path.posix.join("/admin", path.posix.dirname(file)))
    .sort();
}

type Answers = Record<"anonymous" | Role, number>;

function everyone(status: number): Record<Role, number> {
  return { viewer: status, support: status, fulfilment: status, finance: status, owner: status };
}
const EVERYBODY_SIGNED_IN = everyone(200);

/** What each route answers to whom. 303 and 307 lead to the sign-in page. */
const EXPECTED: Record<string, { method: "GET" | "POST"; answers: Answers }> = {
  "/admin": { method: "GET", answers: { anonymous: 307, ...everyone(307) } },
  "/admin/[...missing]": {
    method: "GET",
    answers: { anonymous: 404, ...everyone(404) },
  },
  "/admin/audit": { method: "GET", answers: { anonymous: 307, ...everyone(403), owner: 200 } },
  "/admin/audit/csv": { method: "GET", answers: { anonymous: 401, ...everyone(403), owner: 200 } },
  "/admin/disputes": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/events": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/events/[id]": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/health": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/orders": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/orders/[id]": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/orders/[id]/events": { method: "GET", answers: { anonymous: 401, ...EVERYBODY_SIGNED_IN } },
  "/admin/orders/events": { method: "GET", answers: { anonymous: 401, ...EVERYBODY_SIGNED_IN } },
  "/admin/orders/[id]/packing-slip": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/orders/[id]/receipt": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/overview": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  // Without days there is nothing to send.
  "/admin/overview/export": {
    method: "GET",
    answers: { anonymous: 401, ...everyone(403), finance: 400, owner: 400 },
  },
  "/admin/overview/statement": {
    method: "GET",
    answers: { anonymous: 307, ...everyone(403), finance: 200, owner: 200 },
  },
  "/admin/overview/statement/csv": {
    method: "GET",
    answers: { anonymous: 401, ...everyone(403), finance: 400, owner: 400 },
  },
  "/admin/products": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/products/[id]": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/settings": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/shipping": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/reviews": { method: "GET", answers: { anonymous: 307, ...EVERYBODY_SIGNED_IN } },
  "/admin/sign-in": { method: "GET", answers: { anonymous: 200, ...everyone(307) } },
  // Without a session there is nothing to end; the Origin is checked for everybody.
  "/admin/sign-out": { method: "POST", answers: { anonymous: 403, ...everyone(403) } },
};

test("every page and route below /admin has a line in the table of who may see it", () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(adminRoutes());
});

test.describe("who may see and do what", () => {
  const contexts = new Map<string, BrowserContext>();
  let order = "";
  let event = "";

  test.describe.configure({ mode: "default" });

  test.beforeAll(async ({ browser }) => {
    for (const name of ["anonymous", ...ROLES]) {
      const headers = { "X-Forwarded-For": newClientAddress() };
      const context = await browser.newContext({ baseURL: environment.shopUrl, extraHTTPHeaders: headers });
      contexts.set(name, context);
      if (name === "anonymous") continue;
      const email = `${name}@till.example`;
      await createStaff({
        email,
        name,
        password: PASSWORD,
        role: ROLES.find((role) => role === name) ?? "viewer",
      });
      await signIn(await context.newPage(), { email, password: PASSWORD });
    }
    const shopper = await browser.newContext({
      baseURL: environment.shopUrl,
      extraHTTPHeaders: { "X-Forwarded-For": newClientAddress() },
    });
    const { number } = await buy(await shopper.newPage());
    const [staff] = contexts.get("finance")?.pages() ?? [];
    if (!staff) throw new Error("nobody of finance is signed in");
    await openOrder(staff, number);
    order = new URL(staff.url()).pathname.split("/").at(-1) ?? "";
    event =
      (await staff.locator('a[href^="/admin/events/evt_"]').first().getAttribute("href"))
        ?.split("/")
        .at(-1) ?? "";
    await shopper.close();
  });

  test.afterAll(async () => {
    for (const context of contexts.values()) await context.close();
  });

  /** Asks for every route, and expects what the table says of `as`. */
  async function expectAnswers(context: BrowserContext | undefined, as: keyof Answers, origin?: string) {
    const answers: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const [route, { method, answers: allowed }] of Object.entries(EXPECTED)) {
      const id = route.includes("events/[id]") ? event : route.includes("products") ? PRODUCTS.mug.id : order;
      const address = route.replace("[id]", id);
      const response = await context?.request.fetch(address, {
        method,
        maxRedirects: 0,
        headers: { accept: "application/json, text/html", ...(origin && { origin }) },
      });
      answers[route] = response?.status() ?? 0;
      expected[route] = allowed[as];
      const body = (await response?.text()) ?? "";
      if (as === "anonymous") expect(body, route).not.toContain("jenny.rosen");
    }
    expect(answers).toEqual(expected);
  }

  for (const who of ["anonymous", ...ROLES] as const) {
    test(`${who} gets from every route what the table says`, async () => {
      await expectAnswers(contexts.get(who), who);
    });
  }

  // What another site sends may read, as a link does, and changes nothing.
  test("finance gets the same from every route when another site sends the request", async () => {
    await expectAnswers(contexts.get("finance"), "finance", "https://evil.example");
  });

  test("an expired session gets from every route what a stranger gets", async ({ newBrowser }) => {
    const page = await newBrowser();
    const credentials = { email: "expired@till.example", password: PASSWORD };
    await createStaff({ ...credentials, name: "expired", role: "finance" });
    await signIn(page, credentials);
    // The list that is open there would be refused its stream, which is an error of the page's.
    await page.goto("about:blank");
    await expireSessions(credentials.email);
    await expectAnswers(page.context(), "anonymous");
  });

  test("only support, finance and owners are offered to ask Stripe, and a viewer's own request is refused", async () => {
    const asked: Record<string, string> = {};
    for (const who of ROLES) {
      const [page] = contexts.get(who)?.pages() ?? [];
      if (!page) throw new Error(`${who} has no page`);
      await page.goto(`/admin/orders/${order}`);
      const button = page.getByRole("button", { name: "Ask Stripe again" });
      if (who === "viewer" || who === "fulfilment") {
        await expect(page.getByRole("heading", { name: /^Order #/ })).toBeVisible();
        await expect(button).toHaveCount(0);
        continue;
      }
      const request = page.waitForRequest((sent) => sent.method() === "POST" && sent.url().includes(order));
      await button.click();
      const sent = await request;
      await expect(page.getByText("Stripe agrees: the order is paid.")).toBeVisible();
      asked[who] = sent.postDataBuffer()?.toString("latin1") ?? "";

      const viewer = contexts.get("viewer");
      const replayed = await viewer?.request.post(`/admin/orders/${order}`, {
        data: sent.postDataBuffer() ?? Buffer.alloc(0),
        headers: {
          "content-type": (await sent.headerValue("content-type")) ?? "",
          "next-action": (await sent.headerValue("next-action")) ?? "",
          origin: environment.shopUrl,
        },
      });
      expect(replayed?.status()).toBe(403);
      expect(await replayed?.text()).not.toContain("Stripe agrees");

      const anonymous = await contexts.get("anonymous")?.request.post(`/admin/orders/${order}`, {
        data: sent.postDataBuffer() ?? Buffer.alloc(0),
        maxRedirects: 0,
        headers: {
          "content-type": (await sent.headerValue("content-type")) ?? "",
          "next-action": (await sent.headerValue("next-action")) ?? "",
          origin: environment.shopUrl,
        },
      });
      expect(anonymous?.headers()["x-action-redirect"]).toContain("/admin/sign-in");
      expect(await anonymous?.text()).not.toContain("Stripe agrees");
    }
    expect(Object.keys(asked)).toEqual(["support", "finance", "owner"]);
  });
});
