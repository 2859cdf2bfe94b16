import { h } from "../../browser/frame/dom";
import { readRecord, readString } from "../../browser/guards";
import type { DeliveryView } from "../../sandbox";
import { control } from "./control";
import { drawDelivery } from "./delivery";
import { createKeyedList } from "./keyed";
import { action, ageOf, badge } from "./parts";
import type { AccountState, EventView } from "./store";

type Row = { event: EventView; deliveries: DeliveryView[]; account: string };

/** Every event with its deliveries: body, answers, and the button that sends it again. */
export function createActivity(): {
  root: HTMLElement;
  draw(state: AccountState | null, payment: string | null): void;
} {
  const list = h("ol", { class: "rows" });
  const empty = h("p", { class: "empty" }, "No events yet. Each one appears here the moment it happens.");
  const update = createKeyedList<Row>(
    list,
    ({ event }) => event.id,
    ({ event, deliveries }) => JSON.stringify([event.id, deliveries]),
    drawRow,
  );
  return {
    root: h("div", {}, empty, list),
    draw(state, payment) {
      const events = (state?.events ?? []).filter(
        (event) => payment === null || paymentOf(event) === payment,
      );
      empty.hidden = events.length > 0;
      update(
        events.map((event) => ({
          event,
          deliveries: (state?.deliveries ?? []).filter((delivery) => delivery.event === event.id),
          account: state?.account ?? "",
        })),
      );
    },
  };
}

/** The PaymentIntent an event is about, whether it is one or belongs to one. */
function paymentOf(event: EventView): string | undefined {
  const { object } = event.data;
  if (readString(object, "object") === "payment_intent") return readString(object, "id");
  return readString(object, "payment_intent") ?? readString(readRecord(object, "payment_intent"), "id");
}

function drawRow({ event, deliveries, account }: Row): HTMLElement {
  const objectId = readString(event.data.object, "id") ?? "";
  const body = h("pre", { class: "json", tabindex: "0", "aria-label": `Body of ${event.type}` }, "Loading…");
  const details = h(
    "details",
    { class: "event-details", "data-focus": `details-${event.id}` },
    h("summary", {}, "Body"),
    body,
  );
  details.addEventListener("toggle", () => {
    if (details.open) void load(body, account, event.id);
  });
  return h(
    "li",
    { class: "row is-new" },
    h(
      "div",
      { class: "row-head" },
      h("strong", { class: "event-type" }, event.type),
      deliveries.length === 0 ? badge("no endpoint", "off") : null,
      ageOf(event.created * 1000),
    ),
    h("p", { class: "row-sub" }, h("code", {}, objectId), h("code", { class: "dim" }, event.id)),
    ...deliveries.map(drawDelivery),
    h(
      "div",
      { class: "row-actions" },
      details,
      action("Resend", () => control("webhooks/resend", { account, event: event.id }, "Sent again."), {
        kind: "quiet",
        focus: `resend-${event.id}`,
      }),
    ),
  );
}

async function load(target: HTMLElement, account: string, event: string): Promise<void> {
  const query = new URLSearchParams({ account, event });
  try {
    const response = await fetch(`/_sandbox/watch/event?${query}`);
    target.textContent = await response.text();
  } catch {
    target.textContent = "The sandbox did not answer.";
  }
}
