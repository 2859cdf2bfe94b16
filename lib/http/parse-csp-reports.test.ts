import { expect, test } from "vitest";
import { parseCspReports } from "./parse-csp-reports";

const LIST = "application/reports+json";
const SINGLE = "application/csp-report";

const bytes = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));

// As Chromium sends it for `report-to`.
const REPORT = {
  age: 0,
  type: "csp-violation",
  url: "https://shop.example/orders/token?y=1",
  user_agent: "Mozilla/5.0",
  body: {
    blockedURL: "https://evil.example/a?b=secret",
    disposition: "enforce",
    documentURL: "https://shop.example/orders/token?y=1",
    effectiveDirective: "img-src",
    originalPolicy: "img-src 'self'; report-to csp",
    referrer: "",
    sample: "",
    statusCode: 200,
  },
};
// As browsers send it for `report-uri`.
const OLDER = {
  "csp-report": {
    "document-uri": "https://shop.example/cart",
    referrer: "",
    "violated-directive": "script-src-elem",
    "effective-directive": "script-src-elem",
    "original-policy": "script-src 'self'",
    disposition: "report",
    "blocked-uri": "inline",
    "status-code": 200,
  },
};

test("a list of the Reporting API is read, and what is no violation of a policy is left out", () => {
  const reports = parseCspReports(LIST, bytes([REPORT, { type: "deprecation", body: { id: "x" } }, REPORT]));
  expect(reports).toHaveLength(2);
  expect(reports?.[0]).toEqual({
    documentURL: "https://shop.example/orders/token?y=1",
    directive: "img-src",
    blocked: "https://evil.example/a?b=secret",
    disposition: "enforce",
  });
});

test("the one report of a report-uri is read", () => {
  expect(parseCspReports(`${SINGLE}; charset=utf-8`, bytes(OLDER))).toEqual([
    {
      documentURL: "https://shop.example/cart",
      directive: "script-src-elem",
      blocked: "inline",
      disposition: "report",
    },
  ]);
});

test("a browser that repeats a whole directive and says nothing else is understood", () => {
  const oldest = { "document-uri": "https://shop.example/", "violated-directive": "img-src 'self' data:" };
  expect(parseCspReports(SINGLE, bytes({ "csp-report": oldest }))).toMatchObject([
    { directive: "img-src", blocked: "", disposition: "enforce" },
  ]);
});

test.each<[string, string | null, unknown]>([
  ["no content type", null, [REPORT]],
  ["JSON of any kind", "application/json", [REPORT]],
  ["a form", "text/plain", OLDER],
  ["the one form under the other's name", LIST, OLDER],
  ["the other form under the one's name", SINGLE, [REPORT]],
  ["nothing", LIST, ""],
  ["no JSON", LIST, "[{"],
  ["a violation without a body", LIST, [{ type: "csp-violation" }]],
  ["a violation of another shape", LIST, [{ ...REPORT, body: { ...REPORT.body, documentURL: 1 } }]],
  ["an unknown disposition", LIST, [{ ...REPORT, body: { ...REPORT.body, disposition: "x" } }]],
  ["one good report beside one of another shape", LIST, [REPORT, { ...REPORT, body: {} }]],
  ["more reports than a browser sends at once", LIST, Array(101).fill(REPORT)],
  ["sixty thousand lists in each other", LIST, `${"[".repeat(30_000)}${"]".repeat(30_000)}`],
  ["bytes that are no text", SINGLE, null],
])("%s is no report", (_, contentType, body) => {
  const sent = body === null ? Buffer.concat([bytes(OLDER), Buffer.from([0xff])]) : bytes(body);
  expect(parseCspReports(contentType, sent)).toBeNull();
});
