import fc from "fast-check";
import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { SIGNATURE_TOLERANCE_SECONDS, verifyEvent } from "./verify-event";

const SECRET = "whsec_new";
const OLD_SECRET = "whsec_old";
const NOW = 1_790_000_000;

const event = {
  id: "evt_1",
  object: "event",
  type: "payment_intent.succeeded",
  livemode: false,
  data: { object: { id: "pi_1", object: "payment_intent" } },
};
const payload = JSON.stringify(event, null, 2);

function sign(text: string, secret = SECRET, timestamp = NOW): string {
  return Stripe.webhooks.generateTestHeaderString({ payload: text, secret, timestamp });
}

function verify(text: string | Buffer, header: string | null, secrets: string[] = [SECRET]) {
  return verifyEvent(Buffer.from(text), header, secrets, NOW);
}

test("a body that Stripe signed is believed, with its text kept to the letter", () => {
  const result = verify(payload, sign(payload));
  expect(result).toMatchObject({
    ok: true,
    event: { id: "evt_1", type: "payment_intent.succeeded", payload },
  });
});

describe("signatures that are refused", () => {
  test.each([
    ["no header", null],
    ["an empty header", ""],
    ["another secret", sign(payload, "whsec_forged")],
    ["another body", sign(`${payload} `)],
    ["only the older scheme", sign(payload).replace("v1=", "v0=")],
    ["no timestamp", sign(payload).replace(/t=\d+,/, "")],
    ["a timestamp just too old", sign(payload, SECRET, NOW - SIGNATURE_TOLERANCE_SECONDS - 1)],
    ["a timestamp from the future", sign(payload, SECRET, NOW + SIGNATURE_TOLERANCE_SECONDS + 1)],
  ])("%s", (_, header) => {
    expect(verify(payload, header)).toEqual({ ok: false, reason: "signature" });
  });

  test("any header that is not ours", () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(verify(payload, header).ok).toBe(false);
      }),
    );
  });
});

test.each([-SIGNATURE_TOLERANCE_SECONDS, 0, SIGNATURE_TOLERANCE_SECONDS])(
  "a clock %i seconds off is tolerated",
  (skew) => {
    expect(verify(payload, sign(payload, SECRET, NOW + skew)).ok).toBe(true);
  },
);

test("while a secret is rolled, the old one, the new one and both at once are accepted", () => {
  const secrets = [OLD_SECRET, SECRET];
  const both = `${sign(payload, OLD_SECRET)},${sign(payload).split(",")[1]}`;
  expect(verify(payload, sign(payload, OLD_SECRET), secrets).ok).toBe(true);
  expect(verify(payload, sign(payload, SECRET), secrets).ok).toBe(true);
  expect(verify(payload, both, [SECRET]).ok).toBe(true);
});

describe("signed, and still not an event", () => {
  test.each([
    ["no JSON", "{"],
    ["an empty body", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["no id", JSON.stringify({ ...event, id: undefined })],
    ["another object", JSON.stringify({ ...event, object: "payment_intent" })],
    ["no data", JSON.stringify({ ...event, data: null })],
    [
      "a prototype for data",
      '{"id":"evt_1","object":"event","type":"x","livemode":false,"__proto__":{"data":{}}}',
    ],
  ])("%s is malformed", (_, text) => {
    expect(verify(text, sign(text))).toEqual({ ok: false, reason: "malformed" });
  });

  test("any JSON at all is an answer, never an exception", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(verify(text, sign(text)).ok).toBe(false);
      }),
    );
  });
});
