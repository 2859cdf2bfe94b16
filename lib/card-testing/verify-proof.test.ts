import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { verifyProof } from "./verify-proof";

const VISITOR = { address: "192.0.2.7", network: "192.0.2.7", requestId: "request-1" };
const SECRET = "a-very-secret-key";

let stop = async () => {};
let logged: string[] = [];

beforeEach(() => {
  logged = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    logged.push(String(line));
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stop();
});

/** A provider on a free port that does as it is told. */
async function provider(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  stop = async () => {
    server.closeAllConnections();
    server.close();
    stop = async () => {};
  };
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const verifyUrl = `http://127.0.0.1:${address.port}/siteverify`;
  return { siteKey: "site", secretKey: SECRET, verifyUrl, scriptUrl: "https://captcha.example/api.js" };
}

const says =
  (answer: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  };

test("a good proof is good, and the provider is asked by a form with secret, proof and address", async () => {
  const asked: { type: string | undefined; form: Record<string, string> }[] = [];
  const captcha = await provider(async (request: IncomingMessage, response: ServerResponse) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    asked.push({ type: request.headers["content-type"], form });
    says({ success: true, challenge_ts: "2026-11-25T10:00:00Z", hostname: "shop.example" })(
      request,
      response,
    );
  });
  expect(await verifyProof(captcha, "a proof&more", VISITOR)).toEqual({ ok: true });
  expect(asked).toEqual([
    {
      type: expect.stringContaining("application/x-www-form-urlencoded"),
      form: { secret: SECRET, response: "a proof&more", remoteip: VISITOR.address },
    },
  ]);
});

test("an address that is not known is not sent", async () => {
  let form = "";
  const captcha = await provider(async (request, response) => {
    form = await text(request);
    says({ success: true })(request, response);
  });
  await verifyProof(captcha, "proof", { ...VISITOR, address: "unknown" });
  expect(form).toBe(`secret=${SECRET}&response=proof`);
});

test.each([
  [["timeout-or-duplicate"], 200],
  [["invalid-input-response"], 400],
  [[], 200],
])("a proof that the provider refuses with %j proves nothing", async (codes, status) => {
  const captcha = await provider(says({ success: false, "error-codes": codes }, status));
  expect(await verifyProof(captcha, "proof", VISITOR)).toEqual({ ok: false, kind: "refused" });
  expect(logged).toEqual([]);
});

test("a shop whose keys the provider refuses is told in the log, and the shopper is not to blame", async () => {
  const captcha = await provider(says({ success: false, "error-codes": ["invalid-input-secret"] }));
  expect(await verifyProof(captcha, "proof", VISITOR)).toEqual({ ok: false, kind: "unavailable" });
  expect(JSON.parse(logged.join(""))).toMatchObject({
    codes: ["invalid-input-secret"],
    msg: expect.stringContaining("check its keys"),
  });
});

const cutOff: RequestListener = (request) => request.socket.destroy();
const silent: RequestListener = () => {};
const half: RequestListener = (_request, response) => void response.writeHead(200).write('{"success":');

test.each<[string, RequestListener]>([
  ["does not answer", silent],
  ["stops in the middle of its answer", half],
  ["cuts the line", cutOff],
  ["answers a page", (_request, response) => void response.writeHead(503).end("<h1>Busy</h1>")],
  ["answers without saying whether it succeeded", says({ "error-codes": [] })],
  ["says it in words", says({ success: "true" })],
])("a provider that %s is unavailable: nobody is let in by that, and the log has why", async (_, answer) => {
  const captcha = await provider(answer);
  const verdict = await verifyProof(captcha, "proof", VISITOR, { timeoutMs: 300 });
  expect(verdict).toEqual({ ok: false, kind: "unavailable" });
  expect(JSON.parse(logged.join(""))).toMatchObject({ requestId: "request-1", err: expect.anything() });
  expect(logged.join("")).not.toContain(SECRET);
});

test("a provider that nobody runs is unavailable", async () => {
  const captcha = await provider(silent);
  await stop();
  expect(await verifyProof(captcha, "proof", VISITOR)).toEqual({ ok: false, kind: "unavailable" });
});

test("the secret does not follow a redirection", async () => {
  const paths: (string | undefined)[] = [];
  const captcha = await provider((request, response) => {
    paths.push(request.url);
    response.writeHead(307, { location: "/elsewhere" }).end();
  });
  expect(await verifyProof(captcha, "proof", VISITOR)).toEqual({ ok: false, kind: "unavailable" });
  expect(paths).toEqual(["/siteverify"]);
});
