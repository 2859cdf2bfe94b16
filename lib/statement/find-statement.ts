import { prisma } from "@/lib/prisma";
import type { Statement } from "./compare";

/** What the shop has of a month: the newest statement that was made, and what came of the last asking. */
export type FoundStatement = {
  made: { at: Date; askedBy: string; statement: Statement } | null;
  /** `failure` is a sentence; null while it waits, and where it was made. */
  last: { askedAt: Date; waits: boolean; failure: string | null } | null;
};

/** Finds the statement of a month. */
export async function findStatement(month: string): Promise<FoundStatement> {
  const [last, made] = await Promise.all([
    prisma().statement.findFirst({ where: { month }, orderBy: { askedAt: "desc" } }),
    prisma().statement.findFirst({
      where: { month, doneAt: { not: null }, failure: null },
      orderBy: { askedAt: "desc" },
    }),
  ]);
  const by =
    made && (await prisma().user.findUnique({ where: { id: made.askedBy }, select: { name: true } }));
  return {
    made: made?.doneAt
      ? { at: made.doneAt, askedBy: by?.name ?? made.askedBy, statement: made.result as Statement }
      : null,
    last: last && { askedAt: last.askedAt, waits: !last.doneAt, failure: last.failure },
  };
}
