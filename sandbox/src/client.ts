import type Stripe from "stripe";
import type { DeclineKind } from "./records/decline-kind";
import type { RequestFaultKind } from "./store/request-faults";
import type { WebhookFaultKind } from "./store/webhook-faults";
import type { DeliveryView } from "./view/sandbox";

export type RequestFaultOptions = {
  kind: RequestFaultKind;
  method?: "GET" | "POST" | "DELETE";
  /** A path such as `/v1/payment_intents`; `*` stands for anything between two slashes. */
  path?: string;
  /** How many calls it hits; 1 unless given. */
  times?: number;
  /** Milliseconds, for `slow`. */
  delay?: number;
  decline?: DeclineKind;
};

export type WebhookFaultOptions = {
  kind: WebhookFaultKind;
  types?: string[];
  /** Only events about the object with this id. */
  object?: string;
  /** How many events it hits; until cleared unless given. */
  times?: number;
  /** Milliseconds on the sandbox's clock until it is over. */
  for?: number;
  /** Milliseconds, for `delay`. */
  delay?: number;
};

/** All in milliseconds on the sandbox's clock, but for the timeout, which is on the wall clock. */
export type SettingOptions = {
  slow_payment?: number;
  refund?: number;
  dispute?: number;
  async_capture?: number;
  retries?: "quick" | "real" | number[];
  delivery_timeout?: number;
};

/** Steers a running sandbox from a test. Every method rejects when the sandbox refuses. */
export class SandboxClient {
  readonly url: string;
  readonly #controlKey: string;

  /** `controlKey` is what the sandbox printed, was given, or has as `controlKey` inside a program. */
  constructor(url: string, controlKey: string) {
    this.url = url.replace(/\/$/, "");
    this.#controlKey = controlKey;
  }

  /** Forgets all accounts, faults and plans; the clock stays. */
  reset(): Promise<void> {
    return this.#post("reset", {});
  }

  /** Moves the clock forward and runs what falls due on the way; webhooks may still be on their way afterwards. */
  advance(milliseconds: number): Promise<{ now: number }> {
    return this.#post("clock/advance", { milliseconds });
  }

  set(options: SettingOptions): Promise<void> {
    return this.#post("settings", options);
  }

  failRequests(fault: RequestFaultOptions): Promise<void> {
    return this.#post("faults/requests", fault);
  }

  disturbWebhooks(fault: WebhookFaultOptions): Promise<void> {
    return this.#post("faults/webhooks", fault);
  }

  clearFaults(): Promise<void> {
    return this.#post("faults/clear", {});
  }

  /** Resolves when no webhook is being sent; retries planned for later do not count. */
  webhooksIdle(): Promise<void> {
    return this.#post("webhooks/idle", {});
  }

  /** Sends an event again, to all endpoints or to one. */
  resend(event: string, endpoint?: string): Promise<{ sent: number }> {
    return this.#post("webhooks/resend", { event, ...(endpoint === undefined ? {} : { endpoint }) });
  }

  /** A new signing secret; the old one signs too for `overlap` seconds. */
  rollSecret(webhook_endpoint: string, overlap: number): Promise<{ secret: string }> {
    return this.#post("webhooks/roll_secret", { webhook_endpoint, overlap });
  }

  /** The delivery log, newest first. */
  async deliveries(event?: string): Promise<DeliveryView[]> {
    const answer: { deliveries: DeliveryView[] } = await this.#post(
      "webhooks/deliveries",
      event === undefined ? {} : { event },
    );
    return answer.deliveries;
  }

  settlePayment(payment_intent: string): Promise<Stripe.PaymentIntent> {
    return this.#post("payments/settle", { payment_intent });
  }

  failPayment(payment_intent: string): Promise<Stripe.PaymentIntent> {
    return this.#post("payments/fail", { payment_intent });
  }

  /** From now on there is no such PaymentIntent, as after a reset or with keys of another account. */
  forgetPayment(payment_intent: string): Promise<void> {
    return this.#post("payments/forget", { payment_intent });
  }

  openDispute(
    payment_intent: string,
    options: {
      reason?: "fraudulent" | "product_not_received" | "general" | "duplicate";
      inquiry?: boolean;
    } = {},
  ): Promise<Stripe.Dispute> {
    return this.#post("disputes/open", { payment_intent, ...options });
  }

  winDispute(dispute: string): Promise<Stripe.Dispute> {
    return this.#post("disputes/win", { dispute });
  }

  loseDispute(dispute: string): Promise<Stripe.Dispute> {
    return this.#post("disputes/lose", { dispute });
  }

  finishRefund(refund: string): Promise<Stripe.Refund> {
    return this.#post("refunds/finish", { refund });
  }

  failRefund(refund: string): Promise<Stripe.Refund> {
    return this.#post("refunds/fail", { refund });
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const response = await fetch(`${this.url}/_sandbox/${path}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${this.#controlKey}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok)
      throw new Error(`Sandbox refused ${path}: ${answer.error?.message ?? answer.error ?? response.status}`);
    return answer;
  }
}
