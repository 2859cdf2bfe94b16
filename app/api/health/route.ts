import { createHash, timingSafeEqual } from "node:crypto";
import { connection } from "next/server";
import { watchHealth } from "@/lib/admin/watch-health";
import { env } from "@/lib/env";
import { pendingMigrations } from "@/lib/health/pending-migrations";
import { log } from "@/lib/log";

const BEARER = /^Bearer (\S{1,256})$/;
const NOT_KEPT = { "Cache-Control": "no-store" };

/** Whether a monitor says HEALTH_TOKEN. Hashes are compared, so that the time it takes says nothing of the token. */
function isMonitor(header: string): boolean {
  const said = BEARER.exec(header)?.[1];
  const { healthToken } = env();
  if (!said || !healthToken) return false;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(said), hash(healthToken));
}

/**
 * Whether this process can serve: its database answers and has every migration. Stripe is not asked: a shop whose
 * payment provider is down should still show its goods and orders. A monitor that says HEALTH_TOKEN reads everything
 * that is watched: 200 while the light is green or amber, 503 when it is red. 401 for another token.
 */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const authorization = request.headers.get("authorization");
  if (authorization !== null && !isMonitor(authorization))
    return Response.json({ status: "unauthorized" }, { status: 401, headers: NOT_KEPT });
  try {
    const pending = await pendingMigrations();
    if (pending.length > 0) {
      log.error({ pending }, "the database lacks migrations");
      return Response.json({ status: "migrations_pending" }, { status: 503 });
    }
    if (authorization === null) return Response.json({ status: "ok" });
    const { light, signals } = await watchHealth();
    const told = signals.map(({ name, light: shows, says }) => ({ name, light: shows, says }));
    return Response.json(
      { status: "ok", light, signals: told },
      { status: light === "red" ? 503 : 200, headers: NOT_KEPT },
    );
  } catch (error) {
    log.error({ cause: String(error) }, "the database does not answer");
    return Response.json({ status: "database_unreachable" }, { status: 503 });
  }
}
