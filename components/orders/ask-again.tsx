"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import type { PaymentStanding } from "@/lib/payments/payment-standing";

const FIRST_AFTER_MS = 4_000;
const LONGEST_PAUSE_MS = 60_000;

type AskAgainProps = {
  /** A route that asks Stripe how the payment stands, brings the order up to date and answers with it. */
  url: string;
  /** How the payment stands as the page shows it. */
  shown: PaymentStanding;
  /** Appears once an answer was the same as what is shown. */
  children?: ReactNode;
};

/**
 * For the page of an unpaid order: while the news has not come by itself, asks ever more rarely, in the end
 * once a minute while the page is seen. Another answer than the page shows refreshes it.
 */
export function AskAgain({ url, shown, children }: AskAgainProps) {
  const router = useRouter();
  const [confirmed, setConfirmed] = useState<PaymentStanding | null>(null);
  useEffect(() => {
    let timer: number;
    let pause = FIRST_AFTER_MS;
    let stopped = false;
    async function ask() {
      const answer = document.visibilityState === "visible" ? await askOnce(url) : null;
      if (stopped) return;
      if (answer === shown) setConfirmed(shown);
      // Stripe that stops answering makes nothing untrue that it said before.
      else if (answer !== null && answer !== "unknown") router.refresh();
      pause = Math.min(LONGEST_PAUSE_MS, 2 * pause);
      timer = window.setTimeout(ask, pause);
    }
    timer = window.setTimeout(ask, pause);
    return () => {
      stopped = true;
      window.clearTimeout(timer);
    };
  }, [router, url, shown]);
  return <div role="status">{confirmed === shown && children}</div>;
}

/** Null where no answer came: no network at the moment, or too many questions. The next round asks again. */
async function askOnce(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { method: "POST" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
