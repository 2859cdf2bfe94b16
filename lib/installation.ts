import { env } from "@/lib/env";
import { prisma } from "@/lib/prisma";

export type Installation = { appId: string; livemode: boolean };

export type Claim =
  | { ok: true; installation: Installation }
  /** The database belongs to the other mode of Stripe's, which is named. */
  | { ok: false; kind: "another_mode"; database: "live" | "test" };

let cached: Promise<Installation> | undefined;

/**
 * This installation's id, which every PaymentIntent carries in its metadata, and the Stripe mode that its
 * database belongs to. Keys of the other mode are an Error; the commands that serve check that first.
 */
export function installation(): Promise<Installation> {
  cached ??= readInstallation().catch((error) => {
    cached = undefined;
    throw error;
  });
  return cached;
}

async function readInstallation(): Promise<Installation> {
  const claim = await claimInstallation();
  if (claim.ok) return claim.installation;
  throw new Error(`This database belongs to Stripe's ${claim.database} mode and the keys do not`);
}

/** Takes the database for the keys' mode, which the first start decides for good. */
export async function claimInstallation(): Promise<Claim> {
  const { livemode } = env().stripe;
  await prisma().installation.updateMany({ where: { livemode: null }, data: { livemode } });
  const row = await prisma().installation.findUniqueOrThrow({ where: { id: 1 } });
  if (row.livemode !== livemode) {
    return { ok: false, kind: "another_mode", database: row.livemode ? "live" : "test" };
  }
  return { ok: true, installation: { appId: row.appId, livemode } };
}
