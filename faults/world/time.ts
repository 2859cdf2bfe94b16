import { listAll } from "@/faults/oracle/stripe-side";
import { SECRET_KEY, type World } from "./world";

type Made = { id: string; created: number; metadata: { attempt_id?: string } };

/** Makes everything that waits in the shop so many minutes older, and moves Stripe's clock as far. */
export async function pass(world: World, minutes: number): Promise<void> {
  const by = `make_interval(mins => ${minutes})`;
  const statements = [
    `UPDATE "order" SET created_at = created_at - ${by} WHERE status IN ('pending', 'processing')`,
    `UPDATE payment_attempt SET created_at = created_at - ${by}, updated_at = updated_at - ${by}, asked_at = asked_at - ${by}
     WHERE status IN ('starting', 'payable', 'processing', 'authorized')`,
    `UPDATE refund SET created_at = created_at - ${by}, asked_at = asked_at - ${by}
     WHERE status IN ('requested', 'pending', 'requires_action')`,
    `UPDATE dispute SET created_at = created_at - ${by}, asked_at = asked_at - ${by}`,
    `UPDATE webhook_event SET received_at = received_at - ${by}, retry_at = retry_at - ${by} WHERE retry_at IS NOT NULL`,
    "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND locked_at IS NULL",
  ];
  await rewrite(world, statements.join(";\n"));
  await world.sandbox.control("clock/advance", { milliseconds: minutes * 60_000 });
}

/** Past the rule that what is written down never changes: only when it was is moved. */
async function rewrite({ query }: World, statements: string): Promise<void> {
  await query(`BEGIN; SET LOCAL session_replication_role = replica; ${statements}; COMMIT`);
}

/**
 * Lets attempts have begun when Stripe made their payments. Its clock only moves forward, and is ahead of the shop's
 * by all that has passed; but the shop looks for what was made by when it was.
 */
export async function beginAtStripesTime(world: World): Promise<void> {
  const made = await listAll<Made>(world.stripeUrl, SECRET_KEY, "payment_intents");
  for (const { created, metadata } of made)
    await rewrite(
      world,
      `UPDATE payment_attempt SET created_at = to_timestamp(${created}) WHERE id::text = '${metadata.attempt_id}'`,
    );
}
