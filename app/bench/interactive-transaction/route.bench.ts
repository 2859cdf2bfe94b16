import { randomUUID } from "node:crypto";
import { env } from "@/lib/env";
import { prisma } from "@/lib/prisma";
import { verifyEvent } from "@/lib/stripe/verify-event";

/** A verified event in the plainest transaction Prisma can make of it: one insert, one update. */
export async function POST(request: Request): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer());
  const verified = verifyEvent(body, request.headers.get("stripe-signature"), env().stripe.webhookSecrets);
  if (!verified.ok) return new Response(null, { status: 400 });
  const { event } = verified;
  const id = `evt_${randomUUID()}`;
  await prisma().$transaction(async (tx) => {
    await tx.webhookEvent.create({
      data: { id, type: event.type, livemode: event.livemode, payload: JSON.parse(event.payload) },
    });
    await tx.webhookEvent.update({ where: { id }, data: { outcome: "recorded", handledAt: new Date() } });
  });
  return new Response(null, { status: 200 });
}
