import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Visitor } from "@/lib/http/visitor";
import { arrive } from "@/lib/testing/browser";
import { expectLinearCost, WORST_TEXTS } from "@/lib/testing/cpu-cost";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { pay, requestQuote } from "./actions";

vi.mock("next/headers", async () => (await import("@/lib/testing/browser")).nextHeaders);

setUpDatabase();

const ADDRESS = { name: "Ada", line1: "1 Street", city: "Town", postalCode: "1000", country: "GB" };
const FORM = {
  currency: "usd",
  shippingMethodId: "standard",
  cartVersion: 1,
  expectedTotal: 5000,
  contact: { email: "ada@example.com", ...ADDRESS },
};
const LARGEST_BODY = 60_000;

let logged = 0;

beforeEach(() => {
  logged = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    logged += String(line).length;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** As many visitors as calls: the limit must not be what keeps the cost down. */
function comesFromNewVisitor(): Visitor {
  const visitor = newVisitor();
  arrive(visitor);
  return visitor;
}

test.each<[string, (text: string) => unknown]>([
  ["in place of the form", (text) => text],
  ["as an e-mail address", (text) => ({ ...FORM, contact: { ...FORM.contact, email: text } })],
  ["as the name of a field", (text) => ({ ...FORM, [text]: 1 })],
  ["as the name of a field of the contact", (text) => ({ ...FORM, contact: { ...FORM.contact, [text]: 1 } })],
  ["as names of thousands of fields", (text) => Object.fromEntries([...text].map((_, i) => [`f${i}`, 1]))],
])("60 kB %s cost Pay no more than their length, and the log a line", async (_, form) => {
  let calls = 0;
  const send = async (text: string) => {
    comesFromNewVisitor();
    calls += 1;
    const answer = await pay(form(text));
    expect(["invalid", "unexpected"]).toContain("kind" in answer ? answer.kind : "ok");
  };
  await expectLinearCost(send, { texts: WORST_TEXTS.slice(0, 6), length: LARGEST_BODY });
  expect(logged / calls).toBeLessThan(500);
});

test("a quote that makes no sense is refused without words, and without a cart there is nothing to price", async () => {
  comesFromNewVisitor();
  expect(await requestQuote({ currency: "usd", shippingMethodId: { not: "" } })).toMatchObject({
    kind: "unavailable",
  });
  expect(await requestQuote({ currency: "usd", shippingMethodId: "standard" })).toMatchObject({
    kind: "cart_empty",
  });
});

test("what the shopper can mend is told by field, anything else only as a number for the log", async () => {
  const { requestId } = comesFromNewVisitor();
  expect(await pay({ ...FORM, contact: { ...FORM.contact, name: " " } })).toMatchObject({
    kind: "invalid",
    errors: { name: "Enter your full name" },
  });
  expect(await pay({ ...FORM, expectedTotal: "5000" })).toEqual({
    ok: false,
    kind: "unexpected",
    errorId: requestId.slice(0, 8),
  });
});
