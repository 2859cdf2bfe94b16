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

type Shot = { body: string; header: string; genuine: boolean; foreign: string | null };

/** One delivery: an event about a payment that the shop never made, bent or not, signed rightly or not. */
function shotOf(event: StripeEvent, number: number, random: Random): Shot {
  const id = `evt_fuzz_${number}_${random.below(1e9)}`;
  const foreign = random.chance(0.3) ? `pi_foreign_${number}_${random.below(1e9)}` : null;
  const object = {
    ...event.data.object,
    id: foreign ?? `pi_fuzz_${number}_${random.below(1e9)}`,
    metadata: foreign ? { app: "another" } : { app: "another", order_id: "x", attempt_id: "y" },
  };
  const whole = JSON.parse(JSON.stringify({ ...event, id, data: { object } })) as Json;
  const shape = foreign ? whole : random.chance(0.7) ? bent(whole, random) : whole;
  const text = JSON.stringify(shape);
  const body = !foreign && random.chance(0.2) ? torn(text, random) : text;
  const genuine = random.chance(0.5);
  return { body, header: genuine ? signatureFor(body) : wrongSignature(body, random), genuine, foreign };
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
    const { paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
    await pay(paymentIntentId);
    const events = (await madeEvents(lane)).filter(({ type }) => type.startsWith("payment_intent."));
    const violations: Violation[] = [];
    for (let number = 0; number < EACH; number++)
      violations.push(...(await send(lane, shotOf(random.pick(events), number, random))));
    return { violations, counted: { deliveries: EACH } };
  },
};
