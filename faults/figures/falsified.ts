import pg from "pg";
import { FALSEHOODS, LIFT_RULES } from "@/faults/oracle/falsehoods";
import type { Violation } from "@/faults/oracle/rule";
import { judge } from "@/faults/oracle/rules";
import { readShopSide } from "@/faults/oracle/shop-side";
import { readStripeSide } from "@/faults/oracle/stripe-side";
import { deliverAll } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import type { Lane } from "@/faults/world/lane";
import { settle } from "@/faults/world/settle";
import { SECRET_KEY } from "@/faults/world/world";
import { stripe } from "@/lib/stripe/client";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started } from "@/lib/testing/started-payment";
import type { Figure } from "./figure";

/** A shop with one order of each kind, of which nothing is wrong. */
async function healthyShop(lane: Lane): Promise<void> {
  const order = async () => started(await fillCart({ [await stockProduct({ stock: 3 })]: 1 }));
  const [paid, refunded, disputed] = [await order(), await order(), await order()];
  await order();
  for (const { paymentIntentId } of [paid, refunded, disputed]) await pay(paymentIntentId);
  await stripe().refunds.create({ payment_intent: refunded.paymentIntentId, amount: 700 });
  await lane.sandbox.control("disputes/open", { payment_intent: disputed.paymentIntentId });
  await deliverAll(lane);
  await settle(lane);
}

/** What is found once the shop's rows or Stripe's words are falsified. The rows are put back. */
async function findings(lane: Lane, { rows, stripe: other }: (typeof FALSEHOODS)[number]) {
  const said = await readStripeSide(lane.stripeUrl, SECRET_KEY);
  const client = new pg.Client({ connectionString: lane.superuserUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; ${LIFT_RULES} ${rows ?? ""}`);
    const query = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
    const shop = await readShopSide(query);
    return judge({ stripe: other ? other(said) : said, shop, settled: true });
  } finally {
    await client.query("ROLLBACK");
    await client.end();
  }
}

export const falsified: Figure = {
  name: "oracle",
  what: "a healthy shop is falsified, each time in another way, and the oracle finds it",
  sizes: { test: FALSEHOODS.length, run: FALSEHOODS.length, long: FALSEHOODS.length },
  async once(lane, { at }) {
    const falsehood = FALSEHOODS[at];
    if (!falsehood) throw new Error(`there are ${FALSEHOODS.length} falsehoods`);
    const start = await startFresh(lane);
    await healthyShop(lane);
    const violations: Violation[] = await judgeRun(lane, start);
    const found = await findings(lane, falsehood);
    if (found.length === 0)
      violations.push({
        rule: "the oracle finds what is false",
        subject: falsehood.name,
        detail: "was not found",
      });
    return { violations };
  },
};
