import { randomUUID } from "node:crypto";
import type { Violation } from "@/faults/oracle/rule";
import { madeEvents, post, type StripeEvent } from "@/faults/world/deliver";
import { startFresh } from "@/faults/world/fresh";
import type { Lane } from "@/faults/world/lane";
import { type Random, randomOf } from "@/faults/world/random";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { signatureFor } from "@/lib/testing/signature";
import { pay, started } from "@/lib/testing/started-payment";
import type { Figure } from "./figure";

const EACH = 100;
const OLD_SECONDS = 301;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ODD: readonly Json[] = [
  null,
  true,
  -1,
  0,
  1e21,
  0.1,
  "",
  "\u0000",
  "💸",
  "a".repeat(5_000),
  [],
  {},
  [[]],
  "__proto__",
];

/** The same with some value somewhere replaced, left out, or doubled in depth. */
function bent(value: Json, random: Random): Json {
  if (value === null || typeof value !== "object" || random.chance(0.1)) return random.pick(ODD);
  if (Array.isArray(value))
    return value.length > 0 ? value.map((item) => (random.chance(0.5) ? bent(item, random) : item)) : [null];
  const keys = Object.keys(value);
  if (keys.length === 0) return { "": null };
  const key = random.pick(keys);
  const { [key]: old = null, ...rest } = value;
  return random.chance(0.2) ? rest : { ...rest, [key]: bent(old, random) };
}

/** Bytes that are no longer what they were. */
function torn(text: string, random: Random): string {
  const at = random.below(text.length);
  switch (random.below(5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return `\ufeff${text}`;
    case 2:
      return `${text.slice(0, at)}${String.fromCharCode(random.below(0x250))}${text.slice(at + 1)}`;
    case 3:
      return "[".repeat(1 + random.below(50_000));
    default:
      return `${text}${text}`;
  }
}

/** What a delivery is about: money of another program, of ours without such an order, or a real order of ours. */
type About = "another's" | "nobody's" | "ours";

type Shot = { body: string; header: string; genuine: boolean; foreign: string | null };

/** Of the order that only forgers speak of. */
type Marks = { app: string; order_id: string; attempt_id: string };

/**
 * One delivery, bent or not, signed rightly or not. What is rightly signed is about payments that the shop never made; a
 * real order of ours is spoken of by forgers alone, who know its ids.
 */
function shotOf(event: StripeEvent, number: number, marks: Marks, random: Random): Shot {
  const about: About = random.pick(["another's", "another's", "nobody's", "ours"]);
  const id = `evt_fuzz_${number}_${random.below(1e9)}`;
  const foreign =
    about === "another's" && random.chance(0.5) ? `pi_foreign_${number}_${random.below(1e9)}` : null;
  const unknown = foreign ?? `pi_fuzz_${number}_${random.below(1e9)}`;
  const object = {
    ...event.data.object,
    id: about === "ours" ? event.data.object.id : unknown,
    metadata: metadataOf(about, marks),
  };
  const whole = JSON.parse(JSON.stringify({ ...event, id, data: { object } })) as Json;
  const shape = foreign ? whole : random.chance(0.7) ? bent(whole, random) : whole;
  const text = JSON.stringify(shape);
  const body = !foreign && random.chance(0.2) ? torn(text, random) : text;
  // Half of all, since a quarter is about our order.
  const genuine = about !== "ours" && random.chance(2 / 3);
  return { body, header: genuine ? signatureFor(body) : wrongSignature(body, random), genuine, foreign };
}

function metadataOf(about: About, marks: Marks): Record<string, string> {
  if (about === "ours") return marks;
  if (about === "another's") return { app: "another", order_id: "x", attempt_id: "y" };
  return { app: marks.app, order_id: randomUUID(), attempt_id: randomUUID() };
}

function wrongSignature(body: string, random: Random): string {
  const now = Math.floor(Date.now() / 1000);
  const right = signatureFor(body);
  return random.pick([
    "",
    "t=1",
    signatureFor(body, "whsec_another"),
    signatureFor(`${body} `),
    signatureFor(body, undefined, now - OLD_SECONDS),
    signatureFor(body, undefined, now + OLD_SECONDS + 60),
    right.replace("v1=", "v0="),
    right.replace("v1=", "v1"),
    `${right},t=${now}`,
    right.slice(0, -1),
    `${right}\u00ff`,
  ]);
}

async function send(lane: Lane, { body, header, genuine, foreign }: Shot): Promise<Violation[]> {
  const status = await post(body, header).catch((error: unknown) => String(error));
  const wrong = (rule: string, detail: string): Violation[] => [{ rule, subject: body.slice(0, 60), detail }];
  if (!genuine && status !== 400)
    return wrong("what Stripe did not sign is refused", `answered ${status}: ${header}`);
  if (genuine && status !== 200 && status !== 400)
    return wrong("no body is a server error", `answered ${status}`);
  if (foreign === null) return [];
  const [row] = await lane.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM review WHERE subject = '${foreign}') AS there`,
  );
  return row?.there ? wrong("money of other programs is theirs", foreign) : [];
}

export const fuzz: Figure = {
  name: "fuzz",
  what: `${EACH} bent or torn webhooks, half of them signed`,
  sizes: { test: 50, run: 1_000, long: 50_000 },
  async once(lane, { seed, at }) {
    const random = randomOf(seed, "fuzz", at);
    await startFresh(lane);
    const { paymentIntentId, orderId } = await started(await fillCart({ [await stockProduct()]: 1 }));
    await pay(paymentIntentId);
    const [marks] = await lane.query<Marks>(`
      SELECT app_id AS app, '${orderId}' AS order_id, payment_attempt.id AS attempt_id FROM installation, payment_attempt
      WHERE order_id = '${orderId}'`);
    if (!marks) throw new Error("the order has no attempt");
    const events = (await madeEvents(lane)).filter(({ type }) => type.startsWith("payment_intent."));
    const violations: Violation[] = [];
    for (let number = 0; number < EACH; number++)
      violations.push(...(await send(lane, shotOf(random.pick(events), number, marks, random))));
    // Stripe has its money, and no delivery that it signed has said so.
    const [order] = await lane.query<{ status: string }>(
      `SELECT status FROM "order" WHERE id = '${orderId}'`,
    );
    if (order?.status !== "pending")
      violations.push({
        rule: "forgers change no order",
        subject: orderId,
        detail: `it became ${order?.status}`,
      });
    const broken = await lane.query<{ name: string; subject: string; detail: string }>(
      "SELECT name, subject, detail FROM invariant_violation",
    );
    violations.push(...broken.map(({ name, subject, detail }) => ({ rule: name, subject, detail })));
    return { violations, counted: { deliveries: EACH } };
  },
};
