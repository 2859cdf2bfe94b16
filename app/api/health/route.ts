import { connection } from "next/server";
import { pendingMigrations } from "@/lib/health/pending-migrations";
import { log } from "@/lib/log";

/**
 * Whether this process can serve: its database answers and has every migration. Stripe is not asked: a
 * shop whose payment provider is down should still show its goods and orders.
 */
export async function GET(): Promise<Response> {
  await connection();
  try {
    const pending = await pendingMigrations();
    if (pending.length === 0) return Response.json({ status: "ok" });
    log.error({ pending }, "the database lacks migrations");
    return Response.json({ status: "migrations_pending" }, { status: 503 });
  } catch (error) {
    log.error({ cause: String(error) }, "the database does not answer");
    return Response.json({ status: "database_unreachable" }, { status: 503 });
  }
}
