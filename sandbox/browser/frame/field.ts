import type { ErrorCode } from "../locales/texts";
import { h } from "./dom";

type FieldOptions = {
  /** Prefix of the DOM ids: `payment` gives `#payment-numberInput`. */
  scope: string;
  name: string;
  label: string;
  autocomplete: string;
  placeholder?: string;
  inputmode?: "numeric" | "text" | "email" | "tel";
  type?: "text" | "email" | "tel";
  value?: string;
  required?: boolean;
  /** Null when the present value is fine. */
  check: (value: string) => ErrorCode | null;
  message: (code: ErrorCode) => string;
  /** Rewrites what was typed, for example into groups of digits. */
  format?: (value: string, deleting: boolean) => string;
  /** Characters that count when the caret is put back after formatting. */
  counts?: RegExp;
  adornment?: Node;
  onInput: () => void;
};

export type Field = {
  name: string;
  root: HTMLElement;
  input: HTMLInputElement | HTMLSelectElement;
  value(): string;
  issue(): ErrorCode | null;
  /** Shows a message under the field; null takes it away. */
  showError(message: string | null): void;
  /** Shows the field's own issue, if it has one. */
  reveal(): void;
  clear(): void;
};

/** A labelled text input with its error line, named and wired as in Stripe's elements. */
export function createField(options: FieldOptions): Field {
  const id = `${options.scope}-${options.name}Input`;
  const input = h("input", {
    id,
    name: options.name,
    class: "Input",
    type: options.type ?? "text",
    dir: options.type === "email" || options.inputmode === "numeric" ? "ltr" : undefined,
    inputmode: options.inputmode ?? "text",
    autocomplete: options.autocomplete,
    placeholder: options.placeholder ?? " ",
    "aria-required": String(options.required ?? true),
    "aria-invalid": "false",
  });
  input.value = options.value ?? "";
  const error = createError(options.scope, options.name, input);
  const field: Field = {
    ...frame(options, input, error.root),
    value: () => input.value,
    issue: () => options.check(input.value),
    showError: (message) => error.show(message),
    reveal: () => error.show(messageOf(options)(input.value)),
    clear: () => {
      input.value = "";
      error.show(null);
      mark();
    },
  };
  const mark = () => {
    input.classList.toggle("Input--empty", input.value === "");
    field.root.classList.toggle("Field--filled", input.value !== "");
  };
  input.addEventListener("input", (event) => {
    if (options.format) reformat(input, event, options);
    mark();
    if (error.shown) error.show(null);
    options.onInput();
  });
  input.addEventListener("blur", () => {
    if (input.value !== "") field.reveal();
  });
  mark();
  return field;
}

/** A native select in the same dress. */
export function createSelect(
  options: Omit<FieldOptions, "format" | "counts">,
  choices: [string, string][],
): Field {
  const select = h("select", {
    id: `${options.scope}-${options.name}Input`,
    name: options.name,
    class: "Input Select",
    autocomplete: options.autocomplete,
    "aria-required": String(options.required ?? true),
    "aria-invalid": "false",
  });
  for (const [value, label] of choices) select.append(h("option", { value }, label));
  select.value = options.value ?? "";
  const error = createError(options.scope, options.name, select);
  const field: Field = {
    ...frame(options, select, error.root),
    value: () => select.value,
    issue: () => options.check(select.value),
    showError: (message) => error.show(message),
    reveal: () => error.show(messageOf(options)(select.value)),
    clear: () => error.show(null),
  };
  field.root.classList.add("Field--select", "Field--filled");
  select.addEventListener("change", () => {
    error.show(null);
    options.onInput();
  });
  return field;
}

type MessageOptions = Pick<FieldOptions, "check" | "message">;

function messageOf(options: MessageOptions): (value: string) => string | null {
  return (value) => {
    const code = options.check(value);
    return code ? options.message(code) : null;
  };
}

function frame(
  options: Pick<FieldOptions, "name" | "label" | "adornment">,
  input: HTMLInputElement | HTMLSelectElement,
  error: HTMLElement,
): Pick<Field, "name" | "root" | "input"> {
  const label = h("label", { class: "Label", for: input.id }, options.label);
  const wrapper = h("div", { class: "InputWrapper" }, input, options.adornment ?? null);
  const root = h("div", { class: "Field", "data-field": options.name }, label, wrapper, error);
  return { name: options.name, root, input };
}

/** The alert is put into the page only when there is something to say, so that screen readers announce it. */
function createError(scope: string, name: string, input: HTMLInputElement | HTMLSelectElement) {
  const id = scope === "payment" ? `Field-${name}Error` : `${scope}-${name}Error`;
  const root = h("div", { class: "FieldError" });
  const state = {
    root,
    shown: false,
    show(message: string | null) {
      if (state.shown && message === root.textContent) return;
      state.shown = message !== null;
      root.replaceChildren(message ? h("p", { id, class: "Error", role: "alert" }, message) : "");
      input.setAttribute("aria-invalid", String(state.shown));
      input.classList.toggle("Input--invalid", state.shown);
      if (message) input.setAttribute("aria-describedby", id);
      else input.removeAttribute("aria-describedby");
    },
  };
  return state;
}

/** Formats in place and puts the caret back behind the same character that was typed. */
function reformat(input: HTMLInputElement, event: Event, options: FieldOptions): void {
  const deleting = event instanceof InputEvent && event.inputType.startsWith("delete");
  const counts = options.counts ?? /\d/;
  const before = input.value.slice(0, input.selectionStart ?? input.value.length);
  const wanted = [...before].filter((sign) => counts.test(sign)).length;
  const atEnd = before.length === input.value.length;
  input.value = options.format?.(input.value, deleting) ?? input.value;
  if (atEnd || document.activeElement !== input) return;
  let seen = 0;
  let position = 0;
  while (position < input.value.length && seen < wanted) {
    if (counts.test(input.value[position] ?? "")) seen += 1;
    position += 1;
  }
  input.setSelectionRange(position, position);
}
