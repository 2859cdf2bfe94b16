import { h, icon } from "../../page/dom";
import { readRecord } from "../../page/guards";
import type { Texts } from "../locales/texts";
import { METHOD_ICONS } from "./method-icons";
import type { Method } from "./methods";
import type { MethodLayout } from "./tabs";

/** Methods one below the other, each opening its own form. */
export function createAccordion(
  methods: Method[],
  texts: Texts,
  element: Record<string, unknown>,
  choose: (type: string) => void,
): MethodLayout {
  const layout = readRecord(element, "layout");
  const radios = layout.radios === "always" || (layout.radios !== "never" && methods.length > 1);
  const items = methods.map((method) => {
    const panelId = `${method.type}-panel`;
    const button = h(
      "button",
      {
        type: "button",
        id: `${method.type}-button`,
        class: "AccordionButton",
        value: method.type,
        "data-testid": method.type,
        "aria-expanded": "false",
        "aria-controls": panelId,
        onclick: () => choose(method.type),
      },
      radios ? h("span", { class: "RadioIcon", "aria-hidden": "true" }) : null,
      icon(METHOD_ICONS[method.type] ?? "", "TabIcon"),
      h("span", { class: "AccordionLabel" }, method.label(texts)),
    );
    const panel = h("div", {
      id: panelId,
      class: "AccordionPanel",
      role: "region",
      "aria-labelledby": button.id,
    });
    panel.hidden = true;
    const root = h("div", { class: "AccordionItem", "data-value": method.type }, button, panel);
    return { method, button, panel, root };
  });
  const spaced = layout.spacedAccordionItems === true;
  return {
    root: h(
      "div",
      { class: spaced ? "Accordion Accordion--spaced" : "Accordion" },
      ...items.map(({ root }) => root),
    ),
    select(type, form) {
      for (const { method, button, panel, root } of items) {
        const on = method.type === type;
        button.setAttribute("aria-expanded", String(on));
        root.classList.toggle("AccordionItem--selected", on);
        panel.hidden = !on;
        panel.replaceChildren(...(on && form ? [form] : []));
      }
    },
  };
}
