import type { Random } from "@/faults/world/random";
import type { Job } from "@/lib/outbox/jobs";
import { decide } from "@/lib/payments/decide/decide";
import type { Fact, Rules } from "@/lib/payments/decide/fact";
import { nextState } from "@/lib/payments/decide/next-state";
import { mayTakeMoney, type OrderState } from "@/lib/payments/decide/order-state";
import { choicesOf } from "@/lib/payments/decide/review-choices";
import { ATTEMPT, attemptOf, orderOf } from "@/lib/payments/decide/simulation";
import { APPROVAL_ABOVE, wrongDecision, wrongEnd } from "./checks";
import { type Said, StripeModel } from "./stripe-model";

const STAFF = ["ada", "grace"];
const MOST_STEPS = 30;

/** Everything of one history: the order as the shop believes it, Stripe, and jobs that wait. */
export class Play {
  readonly stripe = new StripeModel();
  readonly jobs: Job[] = [];
  readonly told: string[] = [];
  order: OrderState;
  wrong: string | null = null;
  #ids = 0;

  constructor(readonly random: Random) {
    this.order = orderOf({
      stockAvailable: random.chance(0.7),
      attempts: [attemptOf({ manual: random.chance(0.3) })],
    });
  }

  hear(fact: Fact): void {
    if (this.wrong) return;
    this.#ids += 1;
    const rules: Rules = {
      declineLimit: 8,
      approvalAbove: { usd: APPROVAL_ABOVE },
      newId: `new-${this.#ids}`,
    };
    const decision = decide(this.order, fact, rules);
    const after = nextState(this.order, decision);
    this.told.push(`${fact.kind} ${decision.outcome} ${after.status}`);
    this.wrong = wrongDecision(this.order, fact, decision, after);
    this.order = after;
    for (const change of decision.changes) if (change.do === "follow_up") this.jobs.push(change.job);
  }

  say(said: Said, asked: boolean): void {
    this.hear({ ...said, asked });
  }

  /** Stripe is asked how its PaymentIntent, refunds and disputes stand now. */
  askAll(): void {
    this.say({ kind: "payment", payment: this.stripe.payment }, true);
    for (const refund of this.stripe.refunds) this.say({ kind: "refund", refund }, true);
    for (const dispute of this.stripe.disputes) this.say({ kind: "dispute", dispute }, true);
  }

  /** Ends the order as cancelOrder() does: its payment first, and only if Stripe lets it be canceled. */
  close(as: "canceled" | "expired"): void {
    const open = this.order.attempts.some(({ status }) => mayTakeMoney(status));
    if (open) {
      this.stripe.cancel(as === "expired" ? "abandoned" : "requested_by_customer");
      this.say({ kind: "payment", payment: this.stripe.payment }, true);
    }
    this.hear({ kind: "close", as });
  }

  work(job: Job): void {
    switch (job.task) {
      case "cancel_payment_intent":
        this.stripe.cancel(null);
        this.say({ kind: "payment", payment: this.stripe.payment }, true);
        return;
      case "close_order":
        this.close(job.as);
        return;
      case "send_refund":
        this.sendRefund(job.refundId);
        return;
      case "send_capture":
        this.sendCapture();
        return;
      case "reconcile_payment":
        this.say({ kind: "payment", payment: this.stripe.payment }, true);
        return;
      case "reconcile_refund":
      case "reconcile_dispute":
        this.askAll();
        return;
      case "send_mail":
      case "make_statement":
        return;
      default:
        job satisfies never;
    }
  }

  sendRefund(refundId: string): void {
    const row = this.order.refunds.find(({ id }) => id === refundId);
    if (row?.status !== "requested" || row.stripeRefundId) return;
    const refund = this.stripe.refund(row.amount, refundId, this.random);
    if (refund) this.say({ kind: "refund", refund }, true);
    else this.hear({ kind: "refund_refused", refundId, reason: "charge_disputed" });
  }

  sendCapture(): void {
    const [attempt] = this.order.attempts;
    if (attempt?.status !== "authorized" || attempt.captureAmount === null || !attempt.captureId) return;
    const { captureAmount, captureId } = attempt;
    const done = captureAmount === 0 ? this.stripe.cancel(null) : this.stripe.capture(captureAmount);
    this.say({ kind: "payment", payment: this.stripe.payment }, true);
    if (!done)
      this.hear({ kind: "capture_refused", attemptId: ATTEMPT, captureId, reason: "invalid_request" });
  }

  staff(): void {
    const { random } = this;
    const by = random.pick(STAFF);
    this.#ids += 1;
    const id = `form-${this.#ids}`;
    const waiting = this.order.refunds.find(({ status }) => status === "awaiting_approval");
    const review = this.order.reviews.find(({ open }) => open);
    if (waiting && random.chance(0.6)) {
      this.hear({ kind: "refund_judged", refundId: waiting.id, approved: random.chance(0.7), by });
      return;
    }
    if (review && random.chance(0.6)) {
      const closing = { by, choice: random.pick(choicesOf(review.reason)), note: null };
      this.hear({ kind: "review_settled", reviewId: review.id, closing, commandId: id });
      return;
    }
    if (this.order.attempts.some(({ status }) => status === "authorized")) {
      const what = random.pick([
        { kind: "all" },
        { kind: "release" },
        { kind: "amount", amount: 3_000 },
      ] as const);
      this.hear({ kind: "capture_requested", request: { captureId: id, attemptId: ATTEMPT, what } });
      return;
    }
    const what = random.pick([
      { kind: "rest" },
      { kind: "amount", amount: 1 + random.below(3_000) },
      { kind: "pieces", lines: [{ productId: "mug", quantity: 1 }] },
    ] as const);
    const request = {
      refundId: id,
      attemptId: ATTEMPT,
      what,
      restock: random.chance(0.5),
      reason: null,
      note: null,
      by,
    };
    this.hear({ kind: "refund_requested", request });
  }

  step(): void {
    const { random, stripe } = this;
    switch (random.below(10)) {
      case 0:
      case 1:
        stripe.moveOn(random);
        return;
      case 2:
        stripe.refund(1 + random.below(2_000), null, random);
        return;
      case 3:
        if (random.chance(0.5)) stripe.moveRefund(random);
        else stripe.moveDispute(random);
        return;
      case 4:
        if (random.chance(0.3)) stripe.capture(random.pick([stripe.payment.amount, 3_000]));
        else if (random.chance(0.25))
          stripe.cancel(random.pick(["automatic", "requested_by_customer", "fraudulent"]));
        else this.close(random.pick(["canceled", "expired"]));
        return;
      case 5:
        this.staff();
        return;
      case 6: {
        const [job] = this.jobs.splice(random.below(this.jobs.length || 1), 1);
        if (job) this.work(job);
        return;
      }
      case 7:
        this.askAll();
        return;
      default:
        // Late, doubled, lost and in any order: whatever was ever said may come now.
        this.say(random.pick(stripe.said), false);
        return;
    }
  }

  /** Faults have stopped: the worker works, and Stripe is asked about everything. Answers what is wrong, or null. */
  end(): string | null {
    for (let round = 0; round < 4 && !this.wrong; round++) {
      for (const job of this.jobs.splice(0)) this.work(job);
      this.askAll();
    }
    const wrong = this.wrong ?? wrongEnd(this.order, this.stripe);
    return wrong && `${wrong} after ${this.told.join(", ")} (the payment is ${this.stripe.payment.status})`;
  }
}

/** One generated life of an order. Answers what was wrong with it, or null. */
export function playHistory(random: Random): string | null {
  const play = new Play(random);
  const steps = 5 + random.below(MOST_STEPS);
  for (let step = 0; step < steps && !play.wrong; step++) play.step();
  return play.end();
}
