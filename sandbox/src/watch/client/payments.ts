import type Stripe from "stripe";
import { h } from "../../page/dom";
import { minorUnits } from "../../page/minor-units";
import { control } from "./control";
import { createKeyedList } from "./keyed";
import { action, ageOf, badge, copyButton } from "./parts";
import { methodOf } from "./payment-method";
import { createRefund } from "./refund";
import { type AccountState, idOf } from "./store";

type Row = {
  payment: Stripe.PaymentIntent;
  disputes: Stripe.Dispute[];
  refunds: Stripe.Refund[];
  account: string;
  suffix: string;
  selected: boolean;
  orderLink: string | null;
  /** What it was paid with, as far as an event told. */
  method: string | null;
};

const TONES: Record<string, "good" | "bad" | "wait" | "act" | "off"> = {
  succeeded: "good",
  processing: "wait",
  requires_action: "act",
  requires_capture: "wait",
  canceled: "off",
};

/** The list of payments: what they are worth, where they stand, and what the world can do to them. */
export function createPayments(select: (payment: string) => void): {
  root: HTMLElement;
  draw(state: AccountState | null, selected: string | null): void;
} {
  const list = h("ol", { class: "rows" });
  const empty = h(
    "p",
    { class: "empty" },
    "No payments yet. Pay in the shop with one of the test cards, and the PaymentIntent appears here.",
  );
  const update = createKeyedList<Row>(
    list,
    ({ payment }) => payment.id,
    (row) => JSON.stringify(row),
    (row) => drawRow(row, select),
  );
  return {
    root: h("div", {}, empty, list),
    draw(state, selected) {
      const payments = state?.payments ?? [];
      empty.hidden = payments.length > 0;
      update(
        payments.map((payment) => ({
          payment,
          disputes: (state?.disputes ?? []).filter((dispute) => idOf(dispute.payment_intent) === payment.id),
          refunds: (state?.refunds ?? []).filter((refund) => idOf(refund.payment_intent) === payment.id),
          account: state?.account ?? "",
          suffix: state?.suffix ?? "",
          selected: payment.id === selected,
          orderLink: state?.orderLink ?? null,
          method: methodOf(payment.id, state?.events ?? []),
        })),
      );
    },
  };
}

function drawRow(row: Row, select: (payment: string) => void): HTMLElement {
  const { payment, disputes, refunds, selected } = row;
  const failure = payment.last_payment_error;
  const badges = [
    badge(
      payment.status.replaceAll("_", " "),
      failure && payment.status === "requires_payment_method" ? "bad" : (TONES[payment.status] ?? "off"),
    ),
    ...disputes.map((dispute) =>
      badge(`dispute ${dispute.status.replaceAll("_", " ")}`, disputeTone(dispute.status)),
    ),
    ...refunds.map((refund) =>
      badge(
        `refund ${minorUnits(refund.amount, refund.currency)} ${refund.status ?? ""}`,
        refund.status === "failed" ? "bad" : "off",
      ),
    ),
  ];
  const actions = actionsOf(row);
  return h(
    "li",
    { class: `row is-new ${selected ? "is-selected" : ""}` },
    h(
      "div",
      { class: "row-head" },
      h(
        "div",
        { class: "row-title" },
        h(
          "button",
          {
            type: "button",
            class: "amount",
            "aria-pressed": String(selected),
            "data-focus": `select-${payment.id}`,
            title: "Show only this payment's events",
            onclick: () => select(payment.id),
          },
          minorUnits(payment.amount, payment.currency),
        ),
        ...badges,
      ),
      ageOf(payment.created * 1000),
    ),
    h(
      "p",
      { class: "row-sub" },
      h("code", {}, payment.id),
      copyButton(payment.id, payment.id),
      row.method ? h("span", {}, row.method) : null,
      orderOf(row),
      failure ? h("span", { class: "bad" }, failure.decline_code ?? failure.code ?? failure.type) : null,
    ),
    actions.length > 0 ? h("div", { class: "row-actions" }, ...actions) : null,
  );
}

/** What the payment is for, in the shop's words, and where to look at it. */
function orderOf({ payment: { description, metadata }, orderLink }: Row): HTMLElement | null {
  const label = description ?? (metadata.order_id ? `order ${metadata.order_id}` : null);
  if (label === null) return null;
  const names = [...(orderLink ?? "").matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (orderLink === null || names.some((name) => !metadata[name])) return h("span", {}, label);
  const href = orderLink.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(metadata[name] ?? ""));
  return h("a", { href, target: "_blank", rel: "noreferrer" }, label);
}

function disputeTone(status: string): "good" | "bad" | "wait" {
  if (status === "won" || status === "warning_closed") return "good";
  return status === "lost" ? "bad" : "wait";
}

/** Only what can really happen to a payment in this state. */
function actionsOf({ payment, disputes, refunds, account, suffix }: Row): HTMLElement[] {
  const { id } = payment;
  const act = (label: string, path: string, body: Record<string, unknown>, done: string, kind?: "danger") =>
    action(label, () => control(path, { account, ...body }, done), {
      focus: `${label}-${id}`,
      ...(kind ? { kind } : {}),
    });
  if (payment.status === "processing") {
    return [
      act("Settle", "payments/settle", { payment_intent: id }, "The bank paid."),
      act("Fail", "payments/fail", { payment_intent: id }, "The bank refused.", "danger"),
    ];
  }
  if (payment.status !== "succeeded") return [];
  const open = disputes.find(({ status }) => /needs_response|under_review/.test(status));
  const buttons: HTMLElement[] = [];
  if (open) {
    buttons.push(
      act("Win dispute", "disputes/win", { dispute: open.id }, "The dispute is won."),
      act("Lose dispute", "disputes/lose", { dispute: open.id }, "The dispute is lost.", "danger"),
    );
  } else if (disputes.length === 0) {
    buttons.push(
      act("Open dispute", "disputes/open", { payment_intent: id }, "The cardholder disputed the charge."),
    );
  }
  const refunded = refunds.filter(({ status }) => status !== "failed" && status !== "canceled");
  const left = payment.amount_received - refunded.reduce((sum, { amount }) => sum + amount, 0);
  if (left > 0 && disputes.length === 0) {
    buttons.push(createRefund({ payment, left, suffix }));
  }
  for (const refund of refunded) {
    buttons.push(
      act("Fail refund", "refunds/fail", { refund: refund.id }, "The refund came back.", "danger"),
    );
  }
  return buttons;
}
