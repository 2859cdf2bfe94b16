import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { REQUEST_LIMITS } from "@/lib/limit-table";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { guarded } from "./guarded";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

setUpDatabase();

const USES = Math.min(...REQUEST_LIMITS.place_order.windows.map(({ uses }) => uses));
const SECRET = "4242 4242 4242 4242";

let lines: string[] = [];

beforeEach(() => {
  const { address, requestId } = newVisitor();
  request.headers = new Headers({
    origin: "http://localhost:3000",
    "x-forwarded-for": address,
    "x-request-id": requestId,
  });
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const action = guarded(
  {
    limit: "place_order",
    input: z.strictObject({ quantity: z.string().regex(/^\d$/) }),
    refused: ({ kind }) => kind,
  },
  async ({ quantity }, visitor) => `${quantity} for ${visitor.network}`,
);

test("a sound call is carried out with its input and its sender", async () => {
  expect(await action({ quantity: "3" })).toMatch(/^3 for 192\.0\.2\.\d+$/);
});

test("a form that useActionState sent after its state is read by its fields", async () => {
  const form = new FormData();
  form.set("quantity", "4");
  expect(await action({ quantity: "1" }, form)).toMatch(/^4 for/);
});

test("a call from another site counts against nobody and is not read", async () => {
  const own = request.headers.get("origin") ?? "";
  request.headers.set("origin", "https://evil.example");
  for (let call = 0; call <= USES; call++) expect(await action("malformed")).toBe("forbidden_origin");
  request.headers.set("origin", own);
  expect(await action({ quantity: "3" })).toMatch(/^3/);
});

test("a call counts before it is read, so malformed ones are limited too", async () => {
  for (let call = 0; call < USES; call++) expect(await action("malformed")).toBe("invalid");
  expect(await action("malformed")).toBe("rate_limited");
  expect(await action({ quantity: "3" })).toBe("rate_limited");
});

test.each([
  ["a scalar in place of the form", SECRET],
  ["a field of another shape", { quantity: SECRET }],
  ["a field too many, with a telling name", { quantity: "1", [SECRET]: SECRET }],
  ["an object in place of a scalar", { quantity: { [SECRET]: SECRET } }],
])("%s is refused, and the log hears where and what, but not the input", async (_, sent) => {
  expect(await action(sent)).toBe("invalid");
  const logged = lines.join("");
  expect(JSON.parse(logged)).toMatchObject({
    security: "input_refused",
    network: expect.stringMatching(/^192\.0\.2\./),
    requestId: expect.stringMatching(/^request-/),
    issues: [{ code: expect.any(String), path: expect.stringMatching(/^(quantity)?$/) }],
  });
  expect(logged).not.toContain("4242");
});

test("what fails before the action began is answered in the action's words too, where it has some", async () => {
  const guards = { limit: "sign_in" as const, input: z.strictObject({}), refused: () => "refused" };
  const inWords = guarded({ ...guards, failed: () => "in words" }, async () => "done");
  const withoutWords = guarded(guards, async () => "done");
  expect(await inWords({})).toBe("done");
  await owner().$executeRaw`ALTER TABLE request_limit RENAME TO away`;
  try {
    expect(await inWords({})).toBe("in words");
    await expect(withoutWords({})).rejects.toThrow();
  } finally {
    await owner().$executeRaw`ALTER TABLE away RENAME TO request_limit`;
  }
});

test("what is refused is logged with network and request, and a reached limit once", async () => {
  request.headers.set("origin", "null");
  await action({ quantity: "1" });
  request.headers.set("origin", "http://localhost:3000");
  for (let call = 0; call < USES + 3; call++) await action({ quantity: "1" });
  const { address, requestId } = {
    address: request.headers.get("x-forwarded-for"),
    requestId: request.headers.get("x-request-id"),
  };
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { security: "origin_refused", network: address, requestId },
    { security: "limit_reached", limit: "place_order", network: address, requestId },
  ]);
});
