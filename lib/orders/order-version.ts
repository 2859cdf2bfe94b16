import { prisma } from "@/lib/prisma";

/** The id of the order's newest timeline row as text, "0" where it has none. Rises with every change of the order. */
export async function readOrderVersion(orderId: string): Promise<string> {
  const newest = await prisma().orderEvent.findFirst({
    where: { orderId },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return String(newest?.id ?? 0);
}

/** The id of the newest timeline row of all orders as text, "0" where there is none. */
export async function readNewestVersion(): Promise<string> {
  const newest = await prisma().orderEvent.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  return String(newest?.id ?? 0);
}
