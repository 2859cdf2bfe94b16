import { randomUUID } from "node:crypto";
import { installation } from "@/lib/installation";
import { jobKey } from "@/lib/outbox/jobs";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { SHOP } from "@/lib/shop";
import { addDays, momentsOf } from "@/lib/shop-days";
import { type BalanceLine, eachBalanceLine } from "@/lib/stripe/list-balance";
import { compare } from "./compare";
import { daysOfMonth } from "./month";
import { readShopLines } from "./shop-lines";

/** What is missing from a month is looked for in so many days before and after it. */
const DAYS_AROUND = 7;

/** Asks for a statement of a month, which a worker then makes. `askedBy` is a staff user's id. Returns its id. */
export function askForStatement(month: string, askedBy: string): Promise<string> {
  const id = randomUUID();
  const job = { task: "make_statement", statementId: id } as const;
  return transact(async (tx) => {
    await tx.statement.create({ data: { id, month, askedBy } });
    await tx.outbox.create({
      data: { task: job.task, payload: { statementId: id }, jobKey: jobKey(job) },
    });
    return id;
  });
}

/**
 * Reads a month of Stripe's balance, compares it with the shop's rows, and keeps what came of it. Does nothing to one
 * that is made. That Stripe failed is kept as a sentence.
 */
export async function makeStatement(id: string): Promise<void> {
  const asked = await prisma().statement.findUnique({ where: { id } });
  if (!asked || asked.doneAt) return;
  const days = daysOfMonth(asked.month);
  const month = momentsOf(days, SHOP.timeZone);
  const around = { from: addDays(days.from, -DAYS_AROUND), to: addDays(days.to, DAYS_AROUND) };
  const stripe: BalanceLine[] = [];
  const listed = await eachBalanceLine(momentsOf(around, SHOP.timeZone), (page) => void stripe.push(...page));
  if (!listed.ok) {
    const failure = `Stripe did not give its balance transactions (${listed.failure.kind}).`;
    await prisma().statement.update({ where: { id }, data: { doneAt: new Date(), failure } });
    return;
  }
  const [{ appId }, { shop, known }] = await Promise.all([installation(), readShopLines(month, stripe)]);
  const result = compare({ stripe, shop, known, appId, month });
  await prisma().statement.update({ where: { id }, data: { doneAt: new Date(), result } });
}
