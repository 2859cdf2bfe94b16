import { createHash } from "node:crypto";

type Amount = { currency: string; amount: number };

/**
 * Names what somebody saw when they began to edit it: whoever saves with another one's version would undo what
 * was changed meanwhile.
 */
export function editedVersion(seen: Readonly<Record<string, unknown>>, amounts: readonly Amount[]): string {
  const prices = amounts.map(({ currency, amount }) => `${currency} ${amount}`).sort();
  return createHash("sha256")
    .update(JSON.stringify([seen, prices]))
    .digest("base64url")
    .slice(0, 22);
}

/** The amounts in currencies that a form asks for: what is left from a currency that the shop gave up stays as it is. */
export function ofCurrencies(
  amounts: readonly Amount[],
  asked: Readonly<Record<string, number>>,
): readonly Amount[] {
  return amounts.filter(({ currency }) => currency in asked);
}
