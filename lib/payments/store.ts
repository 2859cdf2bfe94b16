import type { Job } from "@/lib/outbox/jobs";
import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { cartParts } from "./store/carts";
import type { Decided } from "./store/decided";
import { orderParts } from "./store/orders";
import { jobParts, mailParts } from "./store/outbox";
import { paymentParts } from "./store/payments";
import { only } from "./store/rows";
import { shelfParts } from "./store/shelf";
import { timelineParts } from "./store/timeline";

/** What else the statement writes: parts of its WITH that change other rows, and jobs for after the commit. */
export type Besides = { alongside?: readonly Prisma.Sql[]; jobs?: readonly Job[] };

/**
 * Writes everything that was decided about orders which this transaction has loaded: one statement, whatever
 * their number, made of only the parts that have something to write. Nothing is decided here.
 */
export async function storeDecisions(
  tx: Tx,
  decided: readonly Decided[],
  { alongside = [], jobs = [] }: Besides = {},
): Promise<void> {
  const parts = [
    ...cartParts(decided),
    ...orderParts(decided),
    ...paymentParts(decided),
    ...shelfParts(decided),
    ...timelineParts(decided),
    ...mailParts(decided),
    ...jobParts([
      ...jobs,
      ...decided.flatMap(({ changes }) => only(changes, "follow_up").map(({ job }) => job)),
    ]),
    ...alongside,
  ];
  if (parts.length === 0) return;
  await tx.$executeRaw`WITH ${Prisma.join(parts, ",\n")} SELECT 1`;
}
