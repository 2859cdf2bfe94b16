import { prisma } from "@/lib/prisma";

/** A network that nobody has signed in from for this long is a stranger's again. */
const KNOWN_FOR_MS = 90 * 24 * 60 * 60 * 1000;

const knownSince = () => new Date(Date.now() - KNOWN_FOR_MS);

/** Whether the owner of an account has signed in from this network in the last 90 days. `email` in lower case. */
export async function isKnownNetwork(email: string, network: string): Promise<boolean> {
  const known = await prisma().staffNetwork.count({
    where: { network, signedInAt: { gt: knownSince() }, user: { email } },
  });
  return known > 0;
}

/** Writes down that somebody signed in from this network, and forgets those of theirs that are out of use. */
export async function rememberNetwork(userId: string, network: string): Promise<void> {
  const signedInAt = new Date();
  await prisma().staffNetwork.upsert({
    where: { userId_network: { userId, network } },
    create: { userId, network, signedInAt },
    update: { signedInAt },
  });
  await prisma().staffNetwork.deleteMany({ where: { userId, signedInAt: { lte: knownSince() } } });
}
