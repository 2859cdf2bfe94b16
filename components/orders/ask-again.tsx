"use client";

import { useEffect, useState } from "react";

const FIRST_AFTER_MS = 4_000;
const ROUNDS = 4;

type AskAgainProps = {
  /** Asks Stripe how the payment stands and brings the order up to date. */
  askAgain: () => Promise<"changed" | "unpaid" | "unknown">;
  /** Shown once Stripe has said that nothing was paid yet. */
  children: React.ReactNode;
};

/**
 * For an order that waits: when the news has not come by itself after a few seconds, asks, and asks again
 * ever more rarely. A change of the order refreshes the page and takes this away.
 */
export function AskAgain({ askAgain, children }: AskAgainProps) {
  const [unpaid, setUnpaid] = useState(false);
  useEffect(() => {
    let timer: number;
    let round = 0;
    async function ask() {
      round += 1;
      const answer = await askAgain().catch(() => "unknown" as const);
      if (answer === "unpaid") setUnpaid(true);
      if (answer !== "changed" && round < ROUNDS) timer = window.setTimeout(ask, FIRST_AFTER_MS * 2 ** round);
    }
    timer = window.setTimeout(ask, FIRST_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [askAgain]);
  return <div role="status">{unpaid && children}</div>;
}
