import { h } from "../../page/dom";
import type { Change, Overview } from "../../view/sandbox";
import { createActivity } from "./activity";
import { controlKey } from "./control-key";
import { createControls } from "./controls";
import { refreshAges } from "./parts";
import { createPayments } from "./payments";
import { readState } from "./state";
import { Store } from "./store";
import { createTestCards } from "./test-cards";
import { setSandboxNow } from "./time";
import { toast, toastRegion } from "./toast";

const VIEWS = ["payments", "activity", "controls", "cards"] as const;
const store = new Store();
let selected: string | null = null;

const payments = createPayments((payment) => {
  selected = selected === payment ? null : payment;
  draw();
});
const activity = createActivity();
const controls = createControls();

const live = h("span", { class: "live", role: "status" }, "Connecting…");
const accounts = h("select", { class: "accounts", "aria-label": "Account" });
accounts.addEventListener("change", () => {
  store.choose(accounts.value);
  draw();
});
const filter = h("button", { type: "button", class: "action action-quiet" }, "Show all");
filter.addEventListener("click", () => {
  selected = null;
  draw();
});

function panel(
  view: (typeof VIEWS)[number],
  title: string,
  body: HTMLElement,
  extra?: HTMLElement,
): HTMLElement {
  return h(
    "section",
    { class: "panel", id: view, "aria-labelledby": `${view}-title`, "data-view": view },
    h("header", { class: "panel-head" }, h("h2", { id: `${view}-title` }, title), extra ?? null),
    h("div", { class: "panel-body" }, body),
  );
}

const labels: Record<(typeof VIEWS)[number], string> = {
  payments: "Payments",
  activity: "Events",
  controls: "Controls",
  cards: "Test cards",
};
const switches = VIEWS.map((view) =>
  h(
    "button",
    { type: "button", class: "switch", "aria-controls": view, onclick: () => show(view) },
    labels[view],
  ),
);

/** On a wide page controls and test cards share one column. */
const SIDE = ["controls", "cards"] as const;
const sideSwitches = SIDE.map((view) =>
  h(
    "button",
    { type: "button", class: "switch", "aria-controls": view, onclick: () => showSide(view) },
    labels[view],
  ),
);

function showSide(view: (typeof SIDE)[number]): void {
  document.body.dataset.side = view;
  for (const [index, button] of sideSwitches.entries()) {
    button.setAttribute("aria-pressed", String(SIDE[index] === view));
  }
}

function show(view: (typeof VIEWS)[number]): void {
  document.body.dataset.view = view;
  if (view === "controls" || view === "cards") showSide(view);
  for (const [index, button] of switches.entries()) {
    button.setAttribute("aria-pressed", String(VIEWS[index] === view));
  }
}

function draw(): void {
  const state = store.current;
  const names = store.names;
  accounts.hidden = names.length < 2;
  accounts.replaceChildren(
    ...names.map(({ account, suffix }) => h("option", { value: account }, `sk_test_${suffix}`)),
  );
  if (state) accounts.value = state.account;
  if (selected && !state?.payments.some(({ id }) => id === selected)) selected = null;
  filter.hidden = selected === null;
  payments.draw(state, selected);
  activity.draw(state, selected);
}

async function showState(): Promise<void> {
  try {
    const { faults } = await readState();
    controls.show(faults);
  } catch {
    toast("The sandbox did not answer.", "error");
  }
}

function listen(): void {
  const source = new EventSource(`/_sandbox/stream?${new URLSearchParams({ key: controlKey })}`);
  source.addEventListener("overview", (event: MessageEvent<string>) => {
    const { now, accounts: overviews }: { now: number; accounts: Overview[] } = JSON.parse(event.data);
    setSandboxNow(now);
    store.replaceAll(overviews);
    live.textContent = "Live";
    live.dataset.state = "on";
    draw();
    void showState();
  });
  source.addEventListener("changes", (event: MessageEvent<string>) => {
    const { now, changes }: { now: number; changes: Change[] } = JSON.parse(event.data);
    setSandboxNow(now);
    const known = changes.every((change) => store.apply(change));
    draw();
    if (changes.some(({ kind }) => kind === "controls")) void showState();
    if (known) return;
    // A new account: start over, and get everything about it.
    source.close();
    listen();
  });
  source.addEventListener("error", () => {
    // A browser tries again by itself, unless it was refused: then the sandbox was started anew with another key.
    const refused = source.readyState === EventSource.CLOSED;
    live.textContent = refused ? "Not connected: open the sandbox's page again" : "Reconnecting…";
    live.dataset.state = "off";
  });
}

document.body.replaceChildren(
  h(
    "header",
    { class: "top" },
    h("h1", {}, "Sandbox"),
    h("code", { class: "origin" }, window.location.host),
    live,
    accounts,
  ),
  h("nav", { class: "switches", "aria-label": "Views" }, ...switches),
  h(
    "main",
    {},
    panel("payments", "Payments", payments.root),
    panel("activity", "Events and deliveries", activity.root, filter),
    h(
      "div",
      { class: "side" },
      h("div", { class: "side-switches", role: "group", "aria-label": "Side column" }, ...sideSwitches),
      panel("controls", "Controls", controls.root),
      panel("cards", "Test cards", createTestCards()),
    ),
  ),
  toastRegion(),
);
show("payments");
showSide("controls");
listen();
controls.tick();
setInterval(() => {
  controls.tick();
  refreshAges();
}, 1000);
