import { h, icon } from "../../page/dom";
import type { Texts } from "../locales/texts";
import { METHOD_ICONS } from "./method-icons";
import type { Method } from "./methods";

export type MethodLayout = {
  root: HTMLElement;
  /** Shows the method as chosen and puts its form where it belongs. */
  select(type: string | null, form: HTMLElement | null): void;
};

const MIN_TAB = 92;
const MORE_WIDTH = 48;
const GAP = 8;

/** Methods as a row of tabs; those that do not fit move into a menu at the end of the row. */
export function createTabs(methods: Method[], texts: Texts, choose: (type: string) => void): MethodLayout {
  const tabs = methods.map((method) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `${method.type}-tab`,
        class: "Tab",
        value: method.type,
        "data-testid": method.type,
        "aria-controls": "payment-panel",
        onclick: () => choose(method.type),
      },
      icon(METHOD_ICONS[method.type] ?? "", "TabIcon"),
      h("span", { class: "TabLabel" }, method.label(texts)),
    ),
  );
  const list = h("div", { class: "TabList", role: "tablist", "aria-label": texts.methods }, ...tabs);
  const more = h("select", { class: "Tab TabMore", "aria-label": texts.moreMethods });
  more.addEventListener("change", () => more.value && choose(more.value));
  const row = h("div", { class: "TabRow" }, list, more);
  const panel = h("div", { id: "payment-panel", class: "Panel", role: "tabpanel" });
  let selected: string | null = null;

  list.addEventListener("keydown", (event) => moveFocus(event, tabs, choose));

  const arrange = () => {
    const width = row.clientWidth;
    const fit = Math.floor((width + GAP) / (MIN_TAB + GAP));
    const all = fit >= tabs.length;
    const count = all ? tabs.length : Math.max(1, Math.floor((width - MORE_WIDTH) / (MIN_TAB + GAP)));
    const hiddenSelected = tabs.slice(count).find((tab) => tab.value === selected);
    for (const [index, tab] of tabs.entries()) {
      // The chosen method stays visible: it takes the last place in the row.
      tab.hidden = hiddenSelected ? index >= count - 1 && tab !== hiddenSelected : index >= count;
    }
    const hiddenTabs = tabs.filter((tab) => tab.hidden);
    more.hidden = all;
    more.replaceChildren(
      h("option", { value: "" }, "…"),
      ...hiddenTabs.map((tab) => h("option", { value: tab.value }, tab.textContent ?? "")),
    );
  };
  new ResizeObserver(arrange).observe(row);

  return {
    root: h("div", { class: "Tabs" }, row, panel),
    select(type, form) {
      selected = type;
      for (const [index, tab] of tabs.entries()) {
        const on = tab.value === type;
        tab.setAttribute("aria-selected", String(on));
        tab.classList.toggle("Tab--selected", on);
        tab.querySelector(".TabIcon")?.classList.toggle("TabIcon--selected", on);
        tab.querySelector(".TabLabel")?.classList.toggle("TabLabel--selected", on);
        tab.tabIndex = on || (type === null && index === 0) ? 0 : -1;
        if (on) panel.setAttribute("aria-labelledby", tab.id);
      }
      panel.replaceChildren(...(form ? [form] : []));
      arrange();
    },
  };
}

/** Arrow keys, Home and End move between tabs and choose at once, as the tabs pattern of WAI-ARIA wants. */
function moveFocus(event: KeyboardEvent, tabs: HTMLButtonElement[], choose: (type: string) => void): void {
  const shown = tabs.filter((tab) => !tab.hidden);
  const present = shown.findIndex((tab) => tab.matches(":focus"));
  const steps: Record<string, number> = {
    ArrowRight: present + 1,
    ArrowDown: present + 1,
    ArrowLeft: present - 1,
    ArrowUp: present - 1,
    Home: 0,
    End: shown.length - 1,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = shown[(step + shown.length) % shown.length];
  if (!next) return;
  choose(next.value);
  next.focus();
}
