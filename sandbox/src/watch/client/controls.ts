import { h } from "../../page/dom";
import { control } from "./control";
import { action } from "./parts";
import type { Fault } from "./state";
import { clockText, offsetLabel, sandboxNow } from "./time";

const MINUTE = 60_000;

/** Clock, webhooks and the next calls: what a person does to the world between shop and Stripe. */
export function createControls(): { root: HTMLElement; tick(): void; show(faults: Fault[]): void } {
  const clock = h("p", { class: "clock" });
  const offset = h("span", { class: "dim" });
  const advance = (label: string, milliseconds: number) =>
    action(label, () => control("clock/advance", { milliseconds }, `The clock moved by ${label.slice(1)}.`));
  const webhook = (label: string, fault: Record<string, unknown>, done: string, title: string) =>
    action(label, () => control("faults/webhooks", fault, done), { title });
  const request = (label: string, kind: string, title: string) =>
    action(
      label,
      () => control("faults/requests", { kind, times: 1 }, `The shop's next call: ${label.toLowerCase()}.`),
      {
        title,
      },
    );
  const inForce = h("ul", { class: "in-force", "aria-live": "polite", "aria-label": "In force" });
  let shown: Fault[] = [];
  const draw = () => {
    const now = sandboxNow();
    const open = shown.filter(({ until }) => until === null || until > now);
    inForce.hidden = open.length === 0;
    const texts = open.map(({ what, until, remaining }) => {
      const rest = remaining === null ? "" : `, ${remaining === 1 ? "once" : `${remaining} times`}`;
      return `${what}${rest}${until === null ? "" : `, ${Math.ceil((until - now) / 1000)} s left`}`;
    });
    if (texts.join() === [...inForce.children].map(({ textContent }) => textContent).join()) return;
    inForce.replaceChildren(...texts.map((text) => h("li", {}, text)));
  };
  const clear = action("Back to normal", () => control("faults/clear", {}, "Everything works again."), {
    kind: "quiet",
  });
  const reset = h("button", { type: "button", class: "action action-danger" }, "Forget all");
  armed(reset, "Press again to forget", () => control("reset", {}, "The sandbox is empty."));
  return {
    root: h(
      "div",
      { class: "controls" },
      h("div", { class: "group" }, inForce, h("div", { class: "row-actions" }, clear, reset)),
      group(
        "Webhooks",
        "Events on their way to the shop.",
        webhook(
          "Drop for 30 s",
          { kind: "drop", for: 30_000 },
          "Nothing is delivered for 30 s.",
          "Events are lost for half a minute",
        ),
        webhook(
          "Drop all",
          { kind: "drop" },
          "Nothing is delivered.",
          "Events are lost until you press Back to normal",
        ),
        webhook(
          "Double next",
          { kind: "duplicate", times: 1 },
          "The next event arrives twice.",
          "The next event is delivered twice",
        ),
        webhook(
          "Swap next two",
          { kind: "reorder", times: 1 },
          "The next two events swap places.",
          "The next event arrives after the one that follows it",
        ),
        webhook(
          "Delay next",
          { kind: "delay", times: 1, delay: 10_000 },
          "The next event is 10 s late.",
          "The next event arrives 10 seconds late",
        ),
        webhook(
          "Suppress next",
          { kind: "suppress", times: 1 },
          "The next event never happens.",
          "The fact happens, its event does not",
        ),
      ),
      group(
        "The shop's next call to Stripe",
        "One call from the shop's server goes wrong.",
        request("Fails before", "error_before", "500, and nothing was done"),
        request("Fails after", "error_after", "500, but it was done"),
        request("Cut before", "reset_before", "The connection breaks, and nothing was done"),
        request("Cut after", "reset_after", "The connection breaks, but it was done"),
        request("Rate limited", "rate_limit", "429"),
        request("Is slow", "slow", "Takes five seconds"),
      ),
      group(
        "Clock",
        "Retries, expiries and slow debits follow it.",
        h("div", { class: "clock-line" }, clock, offset),
        advance("+1 min", MINUTE),
        advance("+1 h", 60 * MINUTE),
        advance("+1 d", 1440 * MINUTE),
        advance("+7 d", 10_080 * MINUTE),
      ),
    ),
    tick() {
      clock.textContent = clockText();
      offset.textContent = offsetLabel();
      draw();
    },
    show(faults) {
      shown = faults;
      draw();
    },
  };
}

function group(title: string, hint: string, ...parts: HTMLElement[]): HTMLElement {
  const lines = parts.filter((part) => !part.matches("button"));
  const buttons = parts.filter((part) => part.matches("button"));
  return h(
    "section",
    { class: "group" },
    h("h3", {}, title),
    h("p", { class: "hint" }, hint),
    ...lines,
    h("div", { class: "button-grid" }, ...buttons),
  );
}

/** A button that must be pressed twice, because there is no way back. */
function armed(button: HTMLButtonElement, question: string, run: () => Promise<unknown>): void {
  const label = button.textContent ?? "";
  let ready = false;
  const disarm = () => {
    ready = false;
    button.textContent = label;
  };
  button.addEventListener("click", () => {
    if (ready) {
      disarm();
      void run();
      return;
    }
    ready = true;
    button.textContent = question;
    setTimeout(disarm, 4000);
  });
}
