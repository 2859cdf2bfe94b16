import { prisma } from "@/lib/prisma";
import type { Asked } from "./ask";

/** Something that Stripe has and Till did not know. `says` is its status at Stripe, or the event's type. */
export type Found = { kind: Asked | "event"; id: string; says: string };

/** Writes down what was found before it is mended, so that what cannot be mended is seen. */
export async function recordFound({ kind, id, says }: Found): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO reconcile_finding (subject, kind, says) VALUES (${id}, ${kind}, ${says})
    ON CONFLICT (subject) DO UPDATE
      SET says = excluded.says, mended_at = NULL,
          -- How long it has been so, where it was never mended.
          found_at = CASE WHEN reconcile_finding.mended_at IS NULL THEN reconcile_finding.found_at ELSE now() END`;
}

/** Till now says what Stripe says, or has left it to a person. */
export async function recordMended({ id }: Pick<Found, "id">): Promise<void> {
  await prisma().$executeRaw`UPDATE reconcile_finding SET mended_at = now() WHERE subject = ${id}`;
}

/** It was on its way to us all the while. */
export async function forgetFound({ id }: Pick<Found, "id">): Promise<void> {
  await prisma().$executeRaw`DELETE FROM reconcile_finding WHERE subject = ${id}`;
}
