import { env } from "@/lib/env";
import { prisma } from "@/lib/prisma";

export type Installation = { appId: string; livemode: boolean };

let cached: Promise<Installation> | undefined;

/**
 * This installation's id, which every PaymentIntent carries in its metadata, and the Stripe mode that its
 * database belongs to. The first start decides the mode; keys of the other mode are an Error from then on.
 */
export function installation(): Promise<Installation> {
  cached ??= claim().catch((error) => {
    cached = undefined;
    throw error;
  });
  return cached;
}

async function claim(): Promise<Installation> {
  const { livemode } = env().stripe;
  await prisma().installation.updateMany({ where: { livemode: null }, data: { livemode } });
  const row = await prisma().installation.findUniqueOrThrow({ where: { id: 1 } });
  if (row.livemode !== livemode) {
    throw new Error(
      `This database belongs to Stripe's ${row.livemode ? "live" : "test"} mode and the keys do not: use another database`,
    );
  }
  return { appId: row.appId, livemode };
}
