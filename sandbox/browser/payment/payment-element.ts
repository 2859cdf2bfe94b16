import { applyAppearance } from "../frame/appearance";
import { h } from "../frame/dom";
import { readRecord, readString, readStrings } from "../guards";
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
  private lastBrand: string | null = null;

  constructor(
    private group: Record<string, unknown>,
    private element: Record<string, unknown>,
    private readonly events: Events,
  ) {
    this.draw();
  }

  /** New options. What was typed survives unless the language or the set of methods changes. */
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
      onInput: () => this.report(),
      message,
    };
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
    if (methods.length > 1 || layout === "accordion")
      this.layout.select(this.selected, this.current?.root ?? null);
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

  /** The `change` event: never what was typed, only whether it is complete. */
  report(): void {
    const form = this.current;
    this.events.change({
      empty: form ? isEmpty(form) : true,
      complete: form ? isComplete(form) : false,
      collapsed: this.selected === null,
      value: { type: this.selectedType },
    });
    const brand = form?.brand?.() ?? null;
    if (brand === this.lastBrand) return;
    this.lastBrand = brand;
    this.events.cardDetails({
      loading: false,
      ...(brand ? { details: { brands: [brand], funding: "credit" } } : {}),
    });
  }

  /** Shows every issue, puts the caret into the first field that has one, and answers with it. */
  validate(): { code: ErrorCode; message: string } | null {
    const { texts } = textsFor(this.group.locale);
    const form = this.current;
    if (!form) return { code: "incomplete_payment_method", message: texts.errors.incomplete_payment_method };
    const wrong = form.fields().filter((field) => field.issue() !== null);
    for (const field of wrong) field.reveal();
    wrong[0]?.input.focus();
    const code = wrong[0]?.issue();
    return code ? { code, message: texts.errors[code] } : null;
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

/** `auto` is left to Stripe; the sandbox draws tabs for it. */
function layoutType(element: Record<string, unknown>): "tabs" | "accordion" {
  const type = readString(element, "layout") ?? readString(readRecord(element, "layout"), "type");
  return type === "accordion" ? "accordion" : "tabs";
}
