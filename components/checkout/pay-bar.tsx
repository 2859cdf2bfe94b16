import { lazy, type ReactNode, type Ref, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatMoney, type Money } from "@/lib/money";
import type { PayMessage } from "./message";
import { PayNotice } from "./pay-notice";
import type { PayPhase } from "./pay-order";
import type { Challenge } from "./use-challenge";
import { useSecondsLeft } from "./use-seconds-left";
import { clockWords, spokenWait } from "./wait-words";

/** Loaded when the server asks for a proof, which it does of few shoppers; what loads it has answered just before. */
const PersonCheck = lazy(() =>
  import("./person-check").then(
    ({ PersonCheck: check }) => ({ default: check }),
    () => ({ default: CheckNotLoaded }),
  ),
);

function CheckNotLoaded() {
  return (
    <Notice tone="danger" title="The check did not load" className="mb-4">
      Check your connection, then reload this page.
    </Notice>
  );
}

const PHASE_WORDS: Record<PayPhase, string> = {
  checking: "Checking your details…",
  placing: "Placing your order…",
  bank: "Waiting for your bank…",
  confirming: "Confirming…",
};

type PayBarProps = {
  total: Money;
  /** The payment form is there, so a press can succeed. */
  ready: boolean;
  updating: boolean;
  phase: PayPhase | null;
  message: PayMessage | null;
  /** Until when the shop takes no further try, in milliseconds since 1970. */
  waitUntil: number | null;
  /** The proof that the next press has to bring along. */
  challenge: Challenge | null;
  noticeRef: Ref<HTMLDivElement>;
  /** What has to be settled before anything can be paid. */
  children?: ReactNode;
};

/** The Pay button, what it is doing, and what to do after it failed. */
export function PayBar(props: PayBarProps) {
  const { total, ready, updating, phase, message, waitUntil, challenge, noticeRef, children } = props;
  const secondsLeft = useSecondsLeft(waitUntil);
  const words = phase ? PHASE_WORDS[phase] : updating ? "Updating the total…" : null;
  const waited = waitUntil === null ? null : "You can pay again now.";
  return (
    <div className="mt-8">
      <PayNotice message={message} ref={noticeRef}>
        {children}
      </PayNotice>
      {challenge && (
        <Suspense fallback={<div className="mb-4 min-h-18" />}>
          <PersonCheck key={challenge.round} widget={challenge.widget} onProof={challenge.onProof} />
        </Suspense>
      )}
      <Button
        type="submit"
        size="lg"
        className="w-full tabular-nums"
        disabled={!ready || secondsLeft > 0}
        busy={words !== null}
      >
        {words ?? (secondsLeft > 0 ? `Pay again in ${clockWords(secondsLeft)}` : `Pay ${formatMoney(total)}`)}
      </Button>
      <p role="status" className="sr-only">
        {words ?? (secondsLeft > 0 ? spokenWait(secondsLeft) : waited)}
      </p>
      <p className="mt-4 flex items-start justify-center gap-2 text-xs text-ink-muted">
        <Lock />
        Card details go straight to Stripe. This shop never sees or stores them.
      </p>
    </div>
  );
}

function Lock() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="size-4.5 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <rect x="4" y="9" width="12" height="8" rx="2" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </svg>
  );
}
