import { h } from "../../page/dom";
import type { DeliveryAttempt } from "../../records/delivery";
import type { DeliveryView } from "../../view/sandbox";
import { ageOf, badge } from "./parts";

/** One delivery as a line that opens into its tries and what the shop answered. */
export function drawDelivery(delivery: DeliveryView): HTMLElement {
  const last = delivery.attempts.at(-1);
  const tries = delivery.attempts.length;
  return h(
    "details",
    { class: "delivery", "data-focus": `delivery-${delivery.id}` },
    h(
      "summary",
      {},
      stateBadge(delivery, last),
      h("span", { class: "url" }, delivery.url),
      tries > 1 ? h("span", { class: "dim" }, `${tries} tries`) : null,
      last?.status ? h("span", { class: "dim" }, `${last.duration} ms`) : null,
      delivery.nextAttempt ? h("span", { class: "dim" }, "next ", ageOf(delivery.nextAttempt)) : null,
    ),
    h("ol", { class: "attempts" }, ...delivery.attempts.map(drawAttempt)),
  );
}

function stateBadge(delivery: DeliveryView, last: DeliveryAttempt | undefined): HTMLElement {
  const answer = last ? (last.status === null ? "no answer" : String(last.status)) : "";
  if (delivery.state === "succeeded") return badge(answer || "delivered", "good");
  if (delivery.state === "dropped") return badge("dropped", "off");
  if (delivery.state === "failed") return badge(answer ? `${answer}, gave up` : "failed", "bad");
  return badge(last ? `${answer}, will retry` : "on its way", "wait");
}

function drawAttempt(attempt: DeliveryAttempt): HTMLElement {
  const head = attempt.status === null ? (attempt.error ?? "no answer") : `HTTP ${attempt.status}`;
  return h(
    "li",
    {},
    h(
      "p",
      { class: "attempt-head" },
      h("strong", {}, head),
      h("span", { class: "dim" }, `${attempt.duration} ms`),
      ageOf(attempt.at),
    ),
    attempt.responseBody
      ? h("pre", { class: "json", tabindex: "0", "aria-label": "Answer" }, attempt.responseBody)
      : h("p", { class: "dim" }, "Empty answer."),
  );
}
