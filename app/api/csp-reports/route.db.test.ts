import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FORM_BODY_BYTES } from "@/lib/http/body-limits";
import { REQUEST_LIMITS } from "@/lib/limit-table";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { POST } from "./route";

const sender = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => sender.headers }));

setUpDatabase();

const REPORT = {
  "csp-report": {
    "document-uri": "https://shop.example/orders/S3cret-t0ken?email=jenny@example.com",
    "effective-directive": "img-src",
    "blocked-uri": "https://evil.example/S3cret",
    "script-sample": "S3cret",
    disposition: "enforce",
  },
};

let lines: string[] = [];

beforeEach(() => {
  comeFromElsewhere();
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The next report is another visitor's; pages of orders have no origin to tell. */
function comeFromElsewhere(): void {
  const { address, requestId } = newVisitor();
  sender.headers = new Headers({ origin: "null", "x-forwarded-for": address, "x-request-id": requestId });
}

async function send(body: string | object, contentType = "application/csp-report") {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": contentType };
  const reply = await POST(
    new Request("http://shop/api/csp-reports", { method: "POST", body: text, headers }),
  );
  expect(await reply.text()).toBe("");
  return reply;
}

const logged = () => lines.map((line) => JSON.parse(line));

test("a report is one line with what was refused, where, and for whom, and nothing of it is stored", async () => {
  expect((await send(REPORT)).status).toBe(204);
  expect(logged()).toEqual([
    {
      level: 40,
      time: expect.any(String),
      security: "csp_violation",
      network: sender.headers.get("x-forwarded-for"),
      requestId: sender.headers.get("x-request-id"),
      violations: [
        {
          directive: "img-src",
          blocked: "https://evil.example",
          page: "/orders/*",
          disposition: "enforce",
          count: 1,
        },
      ],
      unlisted: 0,
    },
  ]);
  expect(lines.join("")).not.toMatch(/s3cret|jenny/i);
});

test("a list without a violation is well-formed and says nothing", async () => {
  expect((await send([{ type: "deprecation", body: {} }], "application/reports+json")).status).toBe(204);
  expect(lines).toEqual([]);
});

test("what is no report is refused, and nothing of it is repeated", async () => {
  expect((await send("S3cret")).status).toBe(400);
  expect((await send(REPORT, "text/plain")).status).toBe(400);
  expect(logged()).toMatchObject([
    { security: "input_refused", reason: "no_csp_report" },
    { security: "input_refused", reason: "no_csp_report" },
  ]);
  expect(lines.join("")).not.toContain("S3cret");
});

test("a body over the limit is refused", async () => {
  expect((await send("x".repeat(FORM_BODY_BYTES + 1))).status).toBe(413);
  expect(lines).toEqual([]);
});

const [ofNetwork, ofAll] = REQUEST_LIMITS.csp_report.windows;

test("one network has so many reports, malformed ones too, and the next are told when to come back", async () => {
  for (let count = 0; count < ofNetwork.uses; count += 1) await send(count % 2 ? REPORT : "S3cret");
  const heard = lines.length;
  const refused = await send(REPORT);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  await send(REPORT);
  expect(logged().slice(heard)).toMatchObject([{ security: "limit_reached", limit: "csp_report" }]);
  comeFromElsewhere();
  expect((await send(REPORT)).status).toBe(204);
});

test("all networks together have so many, and beyond them nobody's is a line", async () => {
  await prisma().requestLimit.deleteMany();
  // A minute must not end in between.
  vi.useFakeTimers({ toFake: ["Date"] });
  let taken = 0;
  for (let count = 0; count < ofAll.uses + 10; count += 1) {
    comeFromElsewhere();
    if ((await send(REPORT)).status === 204) taken += 1;
  }
  expect(taken).toBe(ofAll.uses);
  expect(logged().filter(({ security }) => security === "csp_violation")).toHaveLength(taken);
  expect(logged().filter(({ security }) => security === "limit_reached")).toHaveLength(1);
});
