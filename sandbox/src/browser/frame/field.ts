import { h } from "../../page/dom";
import type { ErrorCode } from "../locales/texts";
import { createError } from "./field-error";
import { formatInPlace } from "./format-in-place";

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
  /** Puts a value in as if it had been typed. */
  fill(value: string): void;
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
    fill: (value) => {
      input.value = value;
      input.dispatchEvent(new Event("input"));
    },
  };
  const mark = () => {
    input.classList.toggle("Input--empty", input.value === "");
    field.root.classList.toggle("Field--filled", input.value !== "");
    float(field);
  };
  for (const name of ["focus", "blur"]) input.addEventListener(name, () => float(field));
  input.addEventListener("input", (event) => {
    if (options.format) formatInPlace(input, event, options.format, options.counts);
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
    fill: (value) => {
      select.value = value;
      select.dispatchEvent(new Event("change"));
    },
  };
  field.root.classList.add("Field--select", "Field--filled");
  select.addEventListener("change", () => {
    error.show(null);
    options.onInput();
  });
  return field;
}

/** The classes the appearance API has for labels that are inside an empty input or above its text. */
function float({ root, input }: Pick<Field, "root" | "input">): void {
  const up = input.value !== "" || document.activeElement === input;
  const label = root.querySelector("label");
  label?.classList.toggle("Label--floating", up);
  label?.classList.toggle("Label--resting", !up);
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
