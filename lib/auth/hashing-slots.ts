/** Who asks for a password to be looked at: somebody from a network the account was used from, or anyone else. */
export type Asker = "known" | "stranger";

/**
 * How many passwords this process looks at in one moment. Each takes 32 MB and one of Node's four threads for
 * files, names and hashes, which the shop needs too. Strangers cannot take the slots of those who are known.
 */
const SLOTS = 2;

const taken: Record<Asker, number> = { known: 0, stranger: 0 };

/** Takes a slot and answers with the function that gives it back, or null when all are taken. */
export function takeHashingSlot(asker: Asker): (() => void) | null {
  if (taken[asker] >= SLOTS) return null;
  taken[asker] += 1;
  return () => {
    taken[asker] -= 1;
  };
}
