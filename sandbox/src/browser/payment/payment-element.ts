import { h } from "../../page/dom";
import { readRecord, readString, readStrings } from "../../page/guards";
import { applyAppearance } from "../frame/appearance";
import { hiddenFields } from "../hidden-fields";
import { textsFor } from "../locales/locale";
import type { ErrorCode } from "../locales/texts";
import { createAccordion } from "./accordion";
import type { FormContext } from "./context";
import { isComplete, isEmpty, type PaymentForm } from "./form";
import { offeredMethods } from "./methods";
import { createTabs, type MethodLayout } from "./tabs";

type Events = {
  change: (detail: Record<string, unknown>) => void;
  cardDetails: (detail: Record<string, unknown>) => void;
};

/** The Payment Element's state inside its frame: which methods there are, which is chosen, what is typed. */
export class PaymentElement {
  readonly root = h("fieldset", { class: "PaymentElement" });
  private forms = new Map<string, PaymentForm>();
  private layout: MethodLayout | null = null;
  private selected: string | null = null;
  private drawn = "";
  /** What fields held before the last redraw. */
  private typed = new Map<string, string>();
  private restoring = false;
  /** The last state the page heard of. */
  private reported: string | null = null;
  private lastBrand: string | null = null;

  constructor(
    private group: Record<string, unknown>,
    private element: Record<string, unknown>,
    private readonly events: Events,
  ) {
    this.draw();
  }

  /** New options. What was typed survives them. */
  update(group: Record<string, unknown>, element: Record<string, unknown>): void {
    this.group = group;
    this.element = element;
    this.draw();
  }

  private draw(): void {
    applyAppearance(this.group);
    const { language, texts } = textsFor(this.group.locale);
    document.documentElement.lang = language;
    const methods = offeredMethods(this.group, this.element);
    const layout = layoutType(this.element);
    const { defaultValues, fields, business, collectedElsewhere } = this.element;
    const signature = JSON.stringify([
      language,
      layout,
      methods.map(({ type }) => type),
      defaultValues,
      fields,
      business,
      collectedElsewhere,
    ]);
    this.root.disabled = this.element.readOnly === true;
    if (signature === this.drawn) return;
    this.drawn = signature;
    const message = (code: ErrorCode) => texts.errors[code];
    const context: FormContext = {
      texts,
      language,
      element: this.element,
      hidden: new Set([
        ...hiddenFields(this.element),
        ...(readStrings(this.element, "collectedElsewhere") ?? []),
      ]),
      business: readString(readRecord(this.element, "business"), "name") ?? texts.theShop,
      onInput: () => {
        if (!this.restoring) this.report();
      },
      message,
    };
    this.typed = new Map([...this.typed, ...typedValues(this.forms)]);
    this.forms = new Map(methods.map((method) => [method.type, method.create(context)]));
    const choose = (type: string) => this.choose(type);
    this.layout =
      layout === "accordion"
        ? createAccordion(methods, texts, this.element, choose)
        : createTabs(methods, texts, choose);
    this.root.replaceChildren(
      h("legend", { class: "VisuallyHidden" }, texts.methods),
      // One method alone needs no choice, so its form stands by itself.
      methods.length === 1 && layout === "tabs"
        ? (this.form(methods[0]?.type)?.root ?? "")
        : this.layout.root,
    );
    const collapsed = readRecord(this.element, "layout").defaultCollapsed === true;
    const keep = this.selected !== null && this.forms.has(this.selected) ? this.selected : methods[0]?.type;
    this.selected = collapsed ? null : (keep ?? null);
    if (methods.length > 1 || layout === "accordion") {
      this.layout.select(this.selected, this.current?.root ?? null);
    }
    this.restore();
  }

  /** Puts back what was typed. Nobody has typed it now, so the page hears of it only if it makes a difference. */
  private restore(): void {
    this.restoring = true;
    for (const [type, form] of this.forms) {
      for (const field of form.fields()) {
        const value = this.typed.get(`${type} ${field.name}`);
        if (value) field.fill(value);
      }
    }
    this.restoring = false;
    if (this.reported !== null && JSON.stringify(this.state()) !== this.reported) this.report();
  }

  private form(type: string | undefined): PaymentForm | undefined {
    return type ? this.forms.get(type) : undefined;
  }

  get current(): PaymentForm | undefined {
    return this.form(this.selected ?? undefined);
  }

  get selectedType(): string {
    return this.selected ?? "";
  }

  private choose(type: string): void {
    this.selected = type;
    this.layout?.select(type, this.current?.root ?? null);
    this.report();
  }

  collapse(): void {
    this.selected = null;
    this.layout?.select(null, null);
    this.report();
  }

  private state(): Record<string, unknown> {
    const form = this.current;
    return {
      empty: form ? isEmpty(form) : true,
      complete: form ? isComplete(form) : false,
      collapsed: this.selected === null,
      value: { type: this.selectedType },
    };
  }

  /** The `change` event: never what was typed, only whether it is complete. */
  report(): void {
    const state = this.state();
    this.reported = JSON.stringify(state);
    this.events.change(state);
    const brand = this.current?.brand?.() ?? null;
    if (brand === this.lastBrand) return;
    this.lastBrand = brand;
    this.events.cardDetails({
      loading: false,
      ...(brand ? { details: { brands: [brand], funding: "credit" } } : {}),
    });
  }

  /** Shows every issue and answers with the first. */
  validate(): { code: ErrorCode; message: string } | null {
    const { texts } = textsFor(this.group.locale);
    const form = this.current;
    if (!form) return { code: "incomplete_payment_method", message: texts.errors.incomplete_payment_method };
    const wrong = form.fields().filter((field) => field.issue() !== null);
    for (const field of wrong) field.reveal();
    const code = wrong[0]?.issue();
    return code ? { code, message: texts.errors[code] } : null;
  }

  /** Nothing can be changed while a payment is being confirmed. */
  lock(locked: boolean): void {
    this.root.inert = locked;
    this.root.classList.toggle("PaymentElement--busy", locked);
  }

  focus(): void {
    const first = this.current?.fields()[0]?.input ?? this.root.querySelector("button");
    first?.focus();
  }

  clear(): void {
    for (const form of this.forms.values()) for (const field of form.fields()) field.clear();
    this.report();
  }
}

/** What is in every field of every method's form, by method and field name. */
function typedValues(forms: Map<string, PaymentForm>): Map<string, string> {
  return new Map(
    [...forms].flatMap(([type, form]) =>
      form.fields().map((field): [string, string] => [`${type} ${field.name}`, field.value()]),
    ),
  );
}

/** `auto` is left to Stripe; the sandbox draws tabs for it. */
function layoutType(element: Record<string, unknown>): "tabs" | "accordion" {
  const type = readString(element, "layout") ?? readString(readRecord(element, "layout"), "type");
  return type === "accordion" ? "accordion" : "tabs";
}
