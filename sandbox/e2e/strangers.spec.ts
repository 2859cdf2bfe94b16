import { createServer } from "node:http";
import Stripe from "stripe";
import { startSandbox } from "../src/index";
import { expect, test } from "./fixtures";

// Names that a stranger owns and points at this machine.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), "--host-resolver-rules=MAP *.example 127.0.0.1"];
    await use({ ...launchOptions, args });
  },
  expectedErrors: [
    "CORS policy",
    "net::ERR_FAILED",
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
    "403 (Forbidden)",
    "401 (Unauthorized)",
  ],
});

/** A web page of somebody else, on a port of its own. */
async function startStranger(): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Stranger</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://stranger.example:${port}`, close: () => server.close() };
}

test("a stranger's page that knows the secret key and the address changes and reads nothing", async ({
  page,
  sandbox,
}) => {
  const { hostname, port } = new URL(sandbox.url);
  const stripe = new Stripe("sk_test_sandbox", { host: hostname, port, protocol: "http" });
  await stripe.customers.create({ name: "Jenny" });
  const stranger = await startStranger();
  await page.goto(stranger.url);
  const read = await page.evaluate(async (target) => {
    const form = "application/x-www-form-urlencoded";
    const attempts: [string, RequestInit][] = [
      [
        "/v1/customers",
        {
          method: "POST",
          headers: { Authorization: "Bearer sk_test_sandbox", "Content-Type": form },
          body: "name=M",
        },
      ],
      ["/v1/customers", { headers: { Authorization: "Bearer sk_test_sandbox" } }],
      ["/_sandbox/reset", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }],
      ["/_sandbox/reset", { method: "POST", mode: "no-cors", body: "{}" }],
      ["/_sandbox/reset", { method: "POST", mode: "no-cors", body: new Blob(["{}"]) }],
      [
        "/_sandbox/faults/requests",
        { method: "POST", mode: "no-cors", body: '{"kind":"decline","times":1000}' },
      ],
      ["/_sandbox/state", {}],
      ["/", {}],
    ];
    const texts: string[] = [];
    for (const [path, init] of attempts) {
      texts.push(
        await fetch(target + path, init)
          .then((answer) => answer.text())
          .catch(() => ""),
      );
    }
    navigator.sendBeacon(`${target}/_sandbox/reset`, "{}");
    const stream = new EventSource(`${target}/_sandbox/stream`);
    const heard = await new Promise<string>((resolve) => {
      stream.onopen = () => resolve("open");
      stream.onerror = () => resolve("refused");
    });
    stream.close();
    return { texts, heard };
  }, sandbox.url);
  expect(read).toEqual({ texts: read.texts.map(() => ""), heard: "refused" });
  expect((await stripe.customers.list()).data.map(({ name }) => name)).toEqual(["Jenny"]);
  expect(
    (
      await stripe.paymentIntents.create({
        amount: 500,
        currency: "usd",
        confirm: true,
        payment_method: "pm_card_visa",
        return_url: "https://shop.test",
      })
    ).status,
  ).toBe("succeeded");
  stranger.close();
});

test("a page whose name was pointed at the sandbox is not served, and its calls are refused", async ({
  page,
  sandbox,
}) => {
  const { port } = new URL(sandbox.url);
  const response = await page.goto(`http://rebound.example:${port}/`);
  expect(response?.status()).toBe(403);
  expect(await page.content()).not.toContain(sandbox.controlKey);
  const status = await page.evaluate(async () => {
    const headers = { Authorization: "Bearer sk_test_sandbox" };
    return (await fetch("/v1/customers", { headers })).status;
  });
  expect(status).toBe(403);
});

test("an open page of the sandbox says so when the sandbox was started anew with another key", async ({
  page,
}) => {
  const first = await startSandbox();
  await page.goto(first.url);
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
  await first.close();
  const second = await startSandbox({ port: Number(new URL(first.url).port) });
  await expect(page.getByText("open the sandbox's page again")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
  await second.close();
});
