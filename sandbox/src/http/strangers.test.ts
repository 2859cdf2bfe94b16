import { type IncomingHttpHeaders, request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestSandbox, type TestSandbox } from "../../test/start";
import { startSandbox } from "../server";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const STRANGER = "https://stranger.example";
const FORM = "application/x-www-form-urlencoded";
const asShop = { Authorization: "Bearer sk_test_shop" };

type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string };
type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request as it is on the wire: unlike `fetch`, with any `Host`, and no content type unless given. */
function send({ method = "POST", path, headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(sandbox.url + path, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const customers = async () => (await sandbox.stripe.customers.list()).data.length;

describe("a page of another origin", () => {
  test("cannot call the API, even with a key it knows, and may not read the refusal", async () => {
    const answer = await send({
      path: "/v1/customers",
      headers: { ...asShop, Origin: STRANGER, "Content-Type": FORM },
      body: "name=Mallory",
    });
    expect(answer.status).toBe(403);
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect(await customers()).toBe(0);
  });

  test("is told nothing by a preflight, so that its browser does not send the call", async () => {
    const answer = await send({
      method: "OPTIONS",
      path: "/v1/customers",
      headers: {
        Origin: STRANGER,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
      },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test.each(["null", "http://localhost.stranger.example", "http://127.0.0.1.nip.io", "file://"])(
    "is a stranger as %s too",
    async (origin) => {
      const headers = { ...asShop, Origin: origin, "Content-Type": FORM };
      expect((await send({ path: "/v1/customers", headers, body: "name=Mallory" })).status).toBe(403);
    },
  );

  test("cannot open the socket of the Stripe CLI", async () => {
    const { websocket_id } = JSON.parse(
      (await send({ path: "/v1/stripecli/sessions", headers: asShop })).body,
    );
    const outcome = (origin: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const headers = {
          Connection: "Upgrade",
          Upgrade: "websocket",
          "Sec-WebSocket-Version": "13",
          "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
          "Websocket-Id": websocket_id,
          ...origin,
        };
        const sent = request(`${sandbox.url}/_sandbox/cli`, { headers });
        sent.on("upgrade", (_response, socket) => {
          socket.destroy();
          resolve("open");
        });
        sent.on("error", () => resolve("closed"));
        sent.end();
      });
    expect([await outcome({}), await outcome({ Origin: STRANGER })]).toEqual(["open", "closed"]);
  });
});

describe("a page of this machine", () => {
  test.each([
    "http://localhost:3000",
    "http://127.0.0.1:8080",
    "http://[::1]:3000",
    "https://shop.localhost",
  ])("on %s may call the API and read the answer", async (origin) => {
    const headers = { ...asShop, Origin: origin, "Content-Type": FORM };
    const answer = await send({ path: "/v1/customers", headers, body: "name=Jenny" });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ "access-control-allow-origin": origin, vary: "Origin" });
  });
});

test("a preflight of a page of this machine is answered with what it asks for", async () => {
  const answer = await send({
    method: "OPTIONS",
    path: "/v1/payment_methods",
    headers: {
      Origin: "http://localhost:3000",
      "Access-Control-Request-Headers": "authorization,content-type",
    },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers).toMatchObject({
    "access-control-allow-origin": "http://localhost:3000",
    "access-control-allow-headers": "authorization,content-type",
  });
});

describe("a name that was pointed at this machine (DNS rebinding)", () => {
  test.each(["stranger.example", "stranger.example:12111", "localhost.stranger.example", "127.0.0.1.nip.io"])(
    "%s gets no answer from the API, the control routes or the page",
    async (Host) => {
      const body = "name=Mallory";
      const api = await send({
        path: "/v1/customers",
        headers: { ...asShop, Host, "Content-Type": FORM },
        body,
      });
      const page = await send({ method: "GET", path: "/", headers: { Host } });
      const state = await send({ method: "GET", path: "/_sandbox/state", headers: { Host } });
      expect([api.status, page.status, state.status]).toEqual([403, 403, 403]);
      expect(page.body).not.toContain(sandbox.controlKey);
      expect(await customers()).toBe(0);
    },
  );

  test.each(["localhost", "127.0.0.1", "[::1]"])("%s on any port is this machine", async (name) => {
    const headers = { ...asShop, Host: `${name}:4000` };
    expect((await send({ method: "GET", path: "/v1/customers", headers })).status).toBe(200);
  });
});

describe("what a page can send without asking first", () => {
  test.each([undefined, "text/plain", "multipart/form-data; boundary=x", "application/json"])(
    "with the content type %s is no call of the API",
    async (type) => {
      const headers = { ...asShop, ...(type === undefined ? {} : { "Content-Type": type }) };
      const answer = await send({ path: "/v1/customers", headers, body: "name=Mallory" });
      expect([answer.status, JSON.parse(answer.body).error.type]).toEqual([400, "invalid_request_error"]);
      expect(await customers()).toBe(0);
    },
  );

  test.each([undefined, "text/plain", FORM])("with the content type %s is no control call", async (type) => {
    await sandbox.stripe.customers.create({});
    const headers = {
      Authorization: `Bearer ${sandbox.controlKey}`,
      ...(type === undefined ? {} : { "Content-Type": type }),
    };
    expect((await send({ path: "/_sandbox/reset", headers, body: "{}" })).status).toBe(415);
    expect(await customers()).toBe(1);
  });

  test("a call without a body needs no content type, as `curl -X POST` sends it", async () => {
    expect((await send({ path: "/v1/customers", headers: asShop })).status).toBe(200);
  });
});

describe("a control route", () => {
  const routes: [method: string, path: string][] = [
    ["GET", "/_sandbox/state"],
    ["GET", "/_sandbox/stream"],
    ["GET", "/_sandbox/watch/event?account=acct_1&event=evt_1"],
    ...["reset", "clock/advance", "settings", "faults/requests", "faults/webhooks", "faults/clear"].map(post),
    ...["webhooks/resend", "webhooks/roll_secret", "webhooks/idle", "webhooks/deliveries"].map(post),
    ...["payments/settle", "payments/fail", "disputes/open", "disputes/win", "disputes/lose"].map(post),
    ...["refunds/finish", "refunds/fail"].map(post),
  ];

  function post(path: string): [string, string] {
    return ["POST", `/_sandbox/${path}`];
  }

  test.each(routes)("%s %s is closed without the key, and with another one", async (method, path) => {
    const type = { "Content-Type": "application/json" };
    const body = method === "POST" ? { body: "{}" } : {};
    const without = await send({ method, path, headers: type, ...body });
    const wrong = { ...type, Authorization: "Bearer sk_test_shop" };
    expect(without.status).toBe(401);
    expect((await send({ method, path, headers: wrong, ...body })).status).toBe(401);
  });

  test("takes the key in the address of a GET only", async () => {
    const query = `?key=${sandbox.controlKey}`;
    const headers = { "Content-Type": "application/json" };
    expect((await send({ method: "GET", path: `/_sandbox/state${query}` })).status).toBe(200);
    expect((await send({ path: `/_sandbox/reset${query}`, headers, body: "{}" })).status).toBe(401);
  });

  test("has another key each time, and is known to the sandbox's own page", async () => {
    const other = await startSandbox();
    expect(other.controlKey).not.toBe(sandbox.controlKey);
    const page = await fetch(other.url);
    expect(await page.text()).toContain(`<meta name="control-key" content="${other.controlKey}">`);
    expect(page.headers.get("access-control-allow-origin")).toBeNull();
    await other.close();
  });
});

describe("guests that were named at the start", () => {
  test("are answered: a host, and the pages of an origin", async () => {
    const open = await startSandbox({ allowedHosts: ["stripe-sandbox"], allowedOrigins: [STRANGER] });
    const { port } = new URL(open.url);
    const status = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        const sent = request(
          { host: "127.0.0.1", port, path: "/v1/customers", headers: { ...asShop, ...headers } },
          (response) => resolve(response.resume().statusCode),
        );
        sent.on("error", reject).end();
      });
    expect(await status({ Host: `stripe-sandbox:${port}` })).toBe(200);
    expect(await status({ Origin: STRANGER })).toBe(200);
    expect(await status({ Origin: "https://other.example" })).toBe(403);
    await open.close();
  });
});
