import { h } from "../../page/dom";
import { readRecord, readString } from "../../page/guards";
import type { DeliveryView } from "../../view/sandbox";
import { control } from "./control";
import { authorization } from "./control-key";
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

/** Events whose body is open; kept here because a row is drawn anew with every delivery. */
const open = new Set<string>();

function drawRow({ event, deliveries, account }: Row): HTMLElement {
  const objectId = readString(event.data.object, "id") ?? "";
  const id = `body-${event.id}`;
  const body = h("pre", {
    id,
    class: "json",
    tabindex: "0",
    role: "region",
    "aria-label": `Body of ${event.type}`,
  });
  const toggle = h(
    "button",
    { type: "button", class: "action action-quiet", "aria-controls": id, "data-focus": `toggle-${event.id}` },
    "Body",
  );
  const show = () => {
    body.hidden = !open.has(event.id);
    toggle.setAttribute("aria-expanded", String(open.has(event.id)));
    if (open.has(event.id)) void load(body, account, event.id);
  };
  toggle.addEventListener("click", () => {
    if (!open.delete(event.id)) open.add(event.id);
    show();
  });
  show();
  return h(
    "li",
    { class: "row is-new" },
    h(
      "div",
      { class: "row-head" },
      h(
        "div",
        { class: "row-title" },
        h("strong", { class: "event-type" }, event.type),
        deliveries.length === 0 ? badge("no endpoint", "off") : null,
      ),
      ageOf(event.created * 1000),
    ),
    h(
      "div",
      { class: "row-line" },
      h("p", { class: "row-sub", title: event.id }, h("code", {}, objectId)),
      h(
        "div",
        { class: "row-actions" },
        toggle,
        action("Resend", () => control("webhooks/resend", { account, event: event.id }, "Sent again."), {
          kind: "quiet",
          focus: `resend-${event.id}`,
        }),
      ),
    ),
    body,
    ...deliveries.map(drawDelivery),
  );
}

async function load(target: HTMLElement, account: string, event: string): Promise<void> {
  const query = new URLSearchParams({ account, event });
  try {
    const response = await fetch(`/_sandbox/watch/event?${query}`, { headers: authorization });
    target.textContent = await response.text();
  } catch {
    target.textContent = "The sandbox did not answer.";
  }
}
