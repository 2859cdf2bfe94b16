import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatMoney, type Money } from "@/lib/money";
import type { PayMessage } from "./pay-message";
import type { PayPhase } from "./pay-order";

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
  noticeRef: Ref<HTMLDivElement>;
};

/** The Pay button, what it is doing, and what to do after it failed. */
export function PayBar({ total, ready, updating, phase, message, noticeRef }: PayBarProps) {
  const words = phase ? PHASE_WORDS[phase] : updating ? "Updating the total…" : null;
  return (
    <div className="mt-8">
      {message && (
        <Notice ref={noticeRef} tone={message.tone} title={message.title} tabIndex={-1} className="mb-4">
          {message.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {message.link && (
            <a
              href={message.link.href}
              className="mt-1 inline-block font-medium underline underline-offset-4"
            >
              {message.link.label}
            </a>
          )}
        </Notice>
      )}
      <Button type="submit" size="lg" className="w-full" disabled={!ready} busy={words !== null}>
        {words ?? `Pay ${formatMoney(total)}`}
      </Button>
      <p role="status" className="sr-only">
        {words}
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
