import { randomUUID } from "node:crypto";
import { deliverAll } from "@/faults/world/deliver";
import type { Lane } from "@/faults/world/lane";
import { heldOrder, paidOrder } from "@/faults/world/lives";
import { beginAtStripesTime, pass } from "@/faults/world/time";
import { atItsTime, workOff } from "@/faults/world/work-off";
import type { OrderRequest } from "@/lib/orders/place-order";
import { cancelUnpaidOrder } from "@/lib/payments/cancel-unpaid-order";
import { requestCapture } from "@/lib/payments/capture-payment";
import { requestRefund } from "@/lib/payments/refund-order";
import { startPayment } from "@/lib/payments/start-payment";
import { reconcile } from "@/lib/reconcile/reconcile";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, paymentIntentOf, started } from "@/lib/testing/started-payment";

/** Something the shop does, cut off somewhere in the middle; and what happens to it afterwards. */
export type Scenario = {
  name: string;
  /** Everything up to the moment that may be cut. */
  prepare: (lane: Lane) => Promise<Prepared>;
};

export type Prepared = {
  /** What is cut off. It may fail in any way. */
  act: () => Promise<unknown>;
  /** What people do once the shop runs again; without it, nobody ever comes back. */
  again?: () => Promise<unknown>;
  /** How the one order must end; null where it may never have been placed. */
  ends: readonly (string | null)[];
};

const OVER_THE_LIMIT_MINUTES = 31;

async function cartOf(): Promise<OrderRequest> {
  return await fillCart({ [await stockProduct({ stock: 3 })]: 1 });
}

/** Presses Pay and pays; what Stripe says of it is not delivered. */
async function payFor(request: OrderRequest): Promise<void> {
  const { paymentIntentId } = await started(request);
  await pay(paymentIntentId);
}

/** Comes back, presses Pay, pays, and Stripe tells of it. */
async function pressAndPay(lane: Lane, request: OrderRequest): Promise<void> {
  const pressed = await startPayment(request);
  // A recovery that was cut off itself may have been after the payment.
  if (!pressed.ok && pressed.kind !== "already_paid") throw new Error(`refused: ${JSON.stringify(pressed)}`);
  if (pressed.ok) await pay(paymentIntentOf(pressed.clientSecret));
  await deliverAll(lane);
}

/** What ends an order whose time is over. */
async function expire(lane: Lane): Promise<void> {
  await atItsTime("expire_unpaid");
  await workOff(lane);
}

const pressPay: Scenario[] = [
  {
    name: "pay, and never come back",
    async prepare() {
      const request = await cartOf();
      return { act: () => startPayment(request), ends: ["expired", null] };
    },
  },
  {
    name: "pay, press again, pay",
    async prepare(lane) {
      const request = await cartOf();
      return {
        act: () => startPayment(request),
        again: () => pressAndPay(lane, request),
        ends: ["paid"],
      };
    },
  },
  {
    // Stripe acts and answers with an error, which it repeats for the same key: only a list shows what it made.
    name: "pay, hear no answer, press again, pay",
    async prepare(lane) {
      const request = await cartOf();
      await lane.sandbox.control("faults/requests", {
        ...{ kind: "error_after", method: "POST", path: "/v1/payment_intents" },
      });
      return {
        act: () => startPayment(request),
        async again() {
          await lane.sandbox.control("faults/clear", {});
          await beginAtStripesTime(lane);
          await pressAndPay(lane, request);
        },
        ends: ["paid"],
      };
    },
  },
];

const beTold: Scenario[] = [
  {
    name: "webhook, never delivered again",
    async prepare(lane) {
      await payFor(await cartOf());
      return { act: () => deliverAll(lane), ends: ["paid"] };
    },
  },
  {
    name: "webhook, delivered again",
    async prepare(lane) {
      await payFor(await cartOf());
      return { act: () => deliverAll(lane), again: () => deliverAll(lane), ends: ["paid"] };
    },
  },
  {
    name: "webhook of a dispute",
    async prepare(lane) {
      const { paymentIntentId } = await paidOrder(lane);
      await lane.sandbox.control("disputes/open", { payment_intent: paymentIntentId });
      return { act: () => deliverAll(lane), ends: ["paid"] };
    },
  },
  {
    name: "reconcile",
    async prepare() {
      await payFor(await cartOf());
      return { act: () => reconcile({ by: "reconcile" }), ends: ["paid"] };
    },
  },
];

const giveBack: Scenario[] = (["rest", "amount"] as const).flatMap((what) =>
  [false, true].map((again) => ({
    name: `refund ${what === "rest" ? "in full" : "in part"}${again ? ", sent again" : ""}`,
    async prepare(lane: Lane): Promise<Prepared> {
      const { orderId } = await paidOrder(lane);
      const [attempt] = await lane.query<{ id: string }>(
        `SELECT id FROM payment_attempt WHERE order_id = '${orderId}' AND status = 'captured'`,
      );
      const request = {
        refundId: randomUUID(),
        attemptId: attempt?.id ?? "",
        what: what === "rest" ? ({ kind: "rest" } as const) : ({ kind: "amount", amount: 700 } as const),
        restock: what === "rest",
        reason: null,
        note: null,
        by: randomUUID(),
      };
      const ask = async () => {
        await requestRefund(orderId, request);
        await workOff(lane);
      };
      return { act: ask, ...(again && { again: ask }), ends: ["paid"] };
    },
  })),
);

const decideOnHeld: Scenario[] = (
  [
    { name: "capture in full", what: { kind: "all" }, ends: "paid" },
    { name: "capture in part", what: { kind: "amount", amount: 700 }, ends: "paid" },
    { name: "let a held amount go", what: { kind: "release" }, ends: "canceled" },
  ] as const
).map(({ name, what, ends }) => ({
  name,
  async prepare(lane: Lane): Promise<Prepared> {
    const { orderId } = await heldOrder(lane);
    const [attempt] = await lane.query<{ id: string }>(
      `SELECT id FROM payment_attempt WHERE order_id = '${orderId}' AND status = 'authorized'`,
    );
    const request = { captureId: randomUUID(), attemptId: attempt?.id ?? "", what };
    const decide = async () => {
      await requestCapture(orderId, request, randomUUID());
      await workOff(lane);
    };
    return { act: decide, again: decide, ends: [ends] };
  },
}));

const end: Scenario[] = [
  {
    name: "expire",
    async prepare(lane) {
      await started(await cartOf());
      await pass(lane, OVER_THE_LIMIT_MINUTES);
      return { act: () => expire(lane), ends: ["expired"] };
    },
  },
  {
    name: "expire what was paid meanwhile",
    async prepare(lane) {
      const { paymentIntentId } = await started(await cartOf());
      await pass(lane, OVER_THE_LIMIT_MINUTES);
      await pay(paymentIntentId);
      return { act: () => expire(lane), ends: ["paid"] };
    },
  },
  {
    name: "cancel",
    async prepare() {
      const { orderId } = await started(await cartOf());
      const cancel = () => cancelUnpaidOrder(orderId, { by: "shopper" });
      return { act: cancel, again: cancel, ends: ["canceled"] };
    },
  },
];

/** Everything the shop does that takes more than one step. */
export const SCENARIOS: readonly Scenario[] = [...pressPay, ...beTold, ...giveBack, ...decideOnHeld, ...end];
