import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";
import { createStaff } from "@/lib/auth/create-staff";
import { STAFF_ROLES } from "@/lib/auth/permissions";
import { createPrisma, prisma } from "@/lib/prisma";
import { reconcile } from "@/lib/reconcile/reconcile";
import type { Lifetime } from "@/scripts/command/lifetime";

type Owner = ReturnType<typeof createPrisma>;

const price = z.strictObject({ productId: z.string(), currency: z.string(), amount: z.int().positive() });
const staff = z.strictObject({
  email: z.string(),
  name: z.string(),
  password: z.string(),
  role: z.enum(STAFF_ROLES),
});
const stock = z.strictObject({ productId: z.string(), stock: z.int().nonnegative() });

const breakage = z.strictObject({ orderId: z.uuid(), broken: z.boolean() });
const aging = z.strictObject({ paymentIntentId: z.string(), minutes: z.int().positive() });
const losing = z.strictObject({ paymentIntentId: z.string() });

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

async function changePrice(owner: Owner, body: unknown): Promise<void> {
  const { productId, currency, amount } = price.parse(body);
  await owner.price.update({ where: { productId_currency: { productId, currency } }, data: { amount } });
}

/** Counts the shelf anew: what arrived changes by as much as what is there, so the books still agree. */
async function changeStock(owner: Owner, body: unknown): Promise<void> {
  const { productId, stock: counted } = stock.parse(body);
  await owner.$executeRaw`
    UPDATE product SET received = received + ${counted} - stock, stock = ${counted} WHERE id = ${productId}`;
}

/** From now on the database refuses that one order is paid, as a fault of ours would; or no longer. */
async function breakOrder(owner: Owner, body: unknown): Promise<void> {
  const { orderId, broken } = breakage.parse(body);
  const name = `"broken_${orderId}"`;
  await owner.$executeRawUnsafe(
    broken
      ? `ALTER TABLE "order" ADD CONSTRAINT ${name} CHECK (id <> '${orderId}' OR status <> 'paid') NOT VALID`
      : `ALTER TABLE "order" DROP CONSTRAINT ${name}`,
  );
}

/** What the worker does every three minutes. */
async function askStripeForTheMissing(): Promise<void> {
  await reconcile({ by: "reconcile" });
}

/** Time passes for one order and what was done to pay it. */
async function ageOrder(owner: Owner, body: unknown): Promise<void> {
  const { paymentIntentId, minutes } = aging.parse(body);
  await owner.$executeRaw`
    WITH paid_by AS (SELECT order_id FROM payment_attempt WHERE payment_intent_id = ${paymentIntentId}),
    ordered AS (
      UPDATE "order" SET created_at = created_at - make_interval(mins => ${minutes}::int)
      WHERE id IN (SELECT order_id FROM paid_by)
    )
    UPDATE payment_attempt SET updated_at = updated_at - make_interval(mins => ${minutes}::int)
    WHERE order_id IN (SELECT order_id FROM paid_by)`;
}

/** The shop believes that Stripe no longer knows a PaymentIntent, as with keys of another account. */
async function losePayment(owner: Owner, body: unknown): Promise<void> {
  const { paymentIntentId } = losing.parse(body);
  await owner.paymentAttempt.update({ where: { paymentIntentId }, data: { status: "lost" } });
}

/** Adds a member of staff; one who is there already stays as they are. */
async function addStaff(body: unknown): Promise<void> {
  const added = await createStaff(staff.parse(body));
  if (!added.ok && added.kind === "invalid") throw new Error(added.message);
}

/** Whoever this is was away for longer than a session lives. */
async function expireSessions(body: unknown): Promise<void> {
  const { email } = z.strictObject({ email: z.string() }).parse(body);
  const { count } = await prisma().session.updateMany({
    where: { user: { email } },
    data: { updatedAt: new Date(0) },
  });
  if (count === 0) throw new Error(`${email} is not signed in`);
}

async function countStock(id: string): Promise<number> {
  return (await prisma().product.findUniqueOrThrow({ where: { id }, select: { stock: true } })).stock;
}

/** Rows that break a rule of the shop; none is right. */
function violations(): Promise<unknown> {
  return prisma().$queryRaw`SELECT name, subject, detail FROM invariant_violation`;
}

/** The lines of the shop's log about those who were let in or kept out. */
async function securityLines(log: string): Promise<unknown[]> {
  const lines = (await readFile(log, "utf8")).split("\n");
  return lines.filter((line) => line.includes('"security":')).map((line) => JSON.parse(line));
}

/**
 * Lets browser tests be the shopkeeper over HTTP, so that they need no database of their own:
 * POST /price {productId, currency, amount in minor units}, POST /stock {productId, stock},
 * POST /staff {email, name, password, role}, POST /order {orderId, broken}, POST /reconcile,
 * POST /age-order {paymentIntentId, minutes}, POST /lose-payment {paymentIntentId}, GET /stock?productId,
 * POST /expire-sessions {email}, GET /violations, GET /security-log. Prices, stock and orders are changed
 * as the role at `ownerUrl`. Returns its address.
 */
export async function startShopkeeper(
  { ownerUrl, log }: { ownerUrl: string; log: string },
  lifetime: Lifetime,
): Promise<string> {
  const owner = createPrisma(ownerUrl);
  const changes: Record<string, (body: unknown) => Promise<void>> = {
    "/price": (body) => changePrice(owner, body),
    "/stock": (body) => changeStock(owner, body),
    "/staff": addStaff,
    "/expire-sessions": expireSessions,
    "/order": (body) => breakOrder(owner, body),
    "/reconcile": askStripeForTheMissing,
    "/age-order": (body) => ageOrder(owner, body),
    "/lose-payment": (body) => losePayment(owner, body),
  };
  const answers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
    "/stock": (query) => countStock(query.get("productId") ?? ""),
    "/violations": violations,
    "/security-log": () => securityLines(log),
  };
  const server = createServer(async (request, response) => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://shopkeeper");
      const answer = request.method === "GET" ? answers[pathname] : undefined;
      if (answer) {
        response.setHeader("Content-Type", "application/json");
        return response.end(JSON.stringify(await answer(searchParams)));
      }
      const change = changes[pathname];
      if (!change || request.method !== "POST") return response.writeHead(404).end();
      await change(await readJson(request));
      return response.writeHead(204).end();
    } catch (error) {
      return response.writeHead(400).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  lifetime.onStop(async () => {
    server.closeAllConnections();
    server.close();
    await prisma().$disconnect();
    await owner.$disconnect();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the shopkeeper has no port");
  return `http://127.0.0.1:${address.port}`;
}
