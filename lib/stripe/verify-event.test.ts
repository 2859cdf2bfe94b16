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
    ["a future signature behind a time that is now", `t=${NOW},${sign(payload, SECRET, NOW + 10_000)}`],
    ["an empty signature", `t=${NOW},v1=`],
    ["an empty signature before a good one", `v1=,${sign(payload)}`],
    ["half a signature", sign(payload).slice(0, -1)],
    ["a time without digits", sign(payload).replace(/t=\d+/, "t=now")],
    ["a space", sign(payload).replace(",", ", ")],
    ["something after it", `${sign(payload)},`],
    ["a hundred signatures", `${sign(payload)}${`,v1=${"0".repeat(64)}`.repeat(100)}`],
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

test("without a time the clock of the machine counts", () => {
  const seconds = Math.floor(Date.now() / 1000);
  const now = sign(payload, SECRET, seconds);
  const later = sign(payload, SECRET, seconds + 1_000_000);
  expect(verifyEvent(Buffer.from(payload), now, [SECRET]).ok).toBe(true);
  expect(verifyEvent(Buffer.from(payload), later, [SECRET]).ok).toBe(false);
});

test("while a secret is rolled, the old one, the new one and both at once are accepted", () => {
  const secrets = [OLD_SECRET, SECRET];
  const both = `${sign(payload, OLD_SECRET)},${sign(payload).split(",")[1]}`;
  expect(verify(payload, sign(payload, OLD_SECRET), secrets).ok).toBe(true);
  expect(verify(payload, sign(payload, SECRET), secrets).ok).toBe(true);
  expect(verify(payload, both, [SECRET]).ok).toBe(true);
});

test("a secret that is no text is a mistake of ours, not a forged signature", () => {
  expect(() => verify(payload, sign(payload), [{} as never])).toThrow(TypeError);
});

test("nothing cannot be signed", () => {
  expect(verify("", sign(""))).toEqual({ ok: false, reason: "signature" });
});

test("a body is signed by its bytes: one byte more in front, or one that is no UTF-8, is another body", () => {
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(payload)]);
  expect(verify(marked, sign(payload))).toEqual({ ok: false, reason: "signature" });
  const broken = Buffer.from(payload.replace("pi_1", "pi_\ufffd"));
  const asSigned = sign(broken.toString());
  expect(verify(broken, asSigned).ok).toBe(true);
  const at = broken.indexOf(0xef);
  const other = Buffer.concat([broken.subarray(0, at), Buffer.from([0xff]), broken.subarray(at + 3)]);
  expect(verify(other, asSigned)).toEqual({ ok: false, reason: "signature" });
});

test("U+0000, which no text of the database can hold, is replaced in what is read and kept in the payload", () => {
  const text = payload.replace("pi_1", "pi_\\u0000");
  const result = verify(text, sign(text));
  expect(result).toMatchObject({ ok: true, event: { object: { id: "pi_\ufffd" }, payload: text } });
});

describe("signed, and still not an event", () => {
  test.each([
    ["U+0000 in its id", payload.replace("evt_1", "evt_\\u0000")],
    ["U+0000 in its type", payload.replace("payment_intent.succeeded", "a\\u0000")],
    ["250,000 lists in each other", `${"[".repeat(250_000)}${"]".repeat(250_000)}`],
    [
      "an event with 250,000 lists in each other",
      payload.replace('"pi_1"', `${"[".repeat(250_000)}${"]".repeat(250_000)}`),
    ],
    ["lists without an end", "[".repeat(250_000)],
    ["a thin event", JSON.stringify({ ...event, object: "v2.core.event" })],
    ["no JSON", "{"],
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
