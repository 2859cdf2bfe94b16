import { h } from "../../page/dom";
import { copyButton } from "./parts";
import { TEST_VALUES } from "./test-values";

/** The test values with a copy button each. */
export function createTestCards(): HTMLElement {
  return h(
    "div",
    { class: "controls" },
    ...TEST_VALUES.map(({ title, hint, values }) =>
      h(
        "section",
        { class: "group" },
        h("h3", {}, title),
        h("p", { class: "hint" }, hint),
        h(
          "ul",
          { class: "values" },
          ...values.map(({ value, what }) =>
            h(
              "li",
              {},
              h("code", {}, /^\d{16}$/.test(value) ? value.replace(/(.{4})(?=.)/g, "$1 ") : value),
              h("span", { class: "dim" }, what),
              copyButton(value, `${value}, ${what}`),
            ),
          ),
        ),
      ),
    ),
  );
}
