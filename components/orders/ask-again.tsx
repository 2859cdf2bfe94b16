"use client";

import { type ReactNode, useEffect, useState } from "react";

const FIRST_AFTER_MS = 4_000;
const ROUNDS = 4;

type AskAgainProps = {
  /** A route that asks Stripe how the payment stands, brings the order up to date and says what came of it. */
  url: string;
  /** Shown once Stripe has said that nothing was paid yet. */
  children: ReactNode;
};

/**
 * For an order that waits: when the news has not come by itself after a few seconds, asks, and asks again
 * ever more rarely. A change of the order refreshes the page and takes this away.
 */
export function AskAgain({ url, children }: AskAgainProps) {
  const [unpaid, setUnpaid] = useState(false);
  useEffect(() => {
    let timer: number;
    let round = 0;
    async function ask() {
      round += 1;
      const answer = await askOnce(url);
      if (answer === "unpaid") setUnpaid(true);
      if (answer !== "changed" && round < ROUNDS) timer = window.setTimeout(ask, FIRST_AFTER_MS * 2 ** round);
    }
    timer = window.setTimeout(ask, FIRST_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [url]);
  return <div role="status">{unpaid && children}</div>;
}

async function askOnce(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { method: "POST" });
    return response.ok ? await response.json() : "unknown";
  } catch {
    // No network at the moment; the next round asks again.
    return "unknown";
  }
}
