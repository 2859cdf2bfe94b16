import { textsFor } from "../locales/locale";
import type { Texts } from "../locales/texts";
import { applyAppearance } from "./appearance";
import { connect, emit, followFocus, followHeight } from "./channel";
import type { Field } from "./field";
import { focusFirstIssue } from "./field-error";

type SimpleForm = { root: HTMLElement; fields(): Field[]; value(): Record<string, unknown> };

type Make = (context: {
  texts: Texts;
  language: string;
  element: Record<string, unknown>;
  onInput: () => void;
}) => SimpleForm;

/** A frame that holds one form and nothing else: the Address and the Link Authentication Element. */
export function runFormFrame(
  make: Make,
  extra: (element: Record<string, unknown>) => Record<string, unknown>,
): void {
  let form: SimpleForm | null = null;
  let options: Record<string, unknown> = {};
  let drawn = "";

  const state = () => {
    const fields = form?.fields() ?? [];
    return {
      ...extra(options),
      empty: fields.every((field) => field.input instanceof HTMLSelectElement || field.value() === ""),
      complete: fields.every((field) => field.issue() === null),
      value: form?.value() ?? {},
    };
  };
  const draw = (group: Record<string, unknown>, element: Record<string, unknown>) => {
    options = element;
    applyAppearance(group);
    const { language, texts } = textsFor(group.locale);
    document.documentElement.lang = language;
    const signature = JSON.stringify([language, element]);
    if (signature === drawn) return;
    drawn = signature;
    form = make({ texts, language, element, onInput: () => emit("change", state()) });
    document.querySelector("#root")?.replaceChildren(form.root);
  };
  const validate = () => {
    const wrong = (form?.fields() ?? []).filter((field) => field.issue() !== null);
    for (const field of wrong) field.reveal();
    const code = wrong[0]?.issue();
    const text = wrong[0]?.root.querySelector(".Error")?.textContent ?? "";
    return {
      error: code ? { type: "validation_error", code, message: text } : null,
      selectedPaymentMethod: "",
    };
  };

  connect({
    init(config) {
      draw(config.group, config.element);
      const main = document.querySelector("#root");
      if (main instanceof HTMLElement) followHeight(main);
      followFocus();
      emit("ready");
      // Prefilled details are a value too; the page hears about them without anybody typing.
      if (!state().empty) emit("change", state());
    },
    update: draw,
    command(name) {
      if (name === "focus") form?.fields()[0]?.input.focus();
      if (name === "issue") focusFirstIssue();
      if (name === "blur" && document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (name === "clear") for (const field of form?.fields() ?? []) field.clear();
    },
    query: (query) => (query.name === "validate" ? validate() : query.name === "value" ? state() : null),
  });
}
