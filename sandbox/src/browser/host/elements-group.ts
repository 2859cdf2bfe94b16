import { isRecord, readRecord, readString } from "../../page/guards";
import type { BrowserError } from "../api";
import type { ElementType } from "../protocol";
import { HostElement } from "./element";
import { ExpressElement } from "./express-element";
import { IntegrationError } from "./integration-error";

const ELEMENT_TYPES: readonly string[] = ["payment", "address", "linkAuthentication", "expressCheckout"];

type SubmitAnswer = { error: BrowserError } | { selectedPaymentMethod: string };

/** The object that `stripe.elements(options)` returns: the options shared by a page's elements, and the elements. */
export class ElementsGroup {
  private readonly elements = new Set<HostElement>();
  private readonly updateListeners = new Set<() => void>();
  /** True from a successful submit() until the shopper changes something. */
  submitted = false;

  constructor(
    readonly publishableKey: string,
    public options: Record<string, unknown>,
  ) {
    checkOptions(options);
  }

  create(type: string, options: unknown = {}): HostElement {
    if (!isElementType(type)) {
      throw new IntegrationError(
        `The sandbox's Stripe.js has no Element of type "${type}". It has: ${ELEMENT_TYPES.join(", ")}.`,
      );
    }
    const settings = isRecord(options) ? options : {};
    const twin = this.find(type, readString(settings, "mode"));
    if (twin)
      throw new IntegrationError(`Can only create one Element of type ${type} through the same Elements.`);
    if (type === "address" && !["billing", "shipping"].includes(readString(settings, "mode") ?? "")) {
      throw new IntegrationError("You must supply options.mode. mode must be 'billing' or 'shipping'.");
    }
    const element =
      type === "expressCheckout" ? new ExpressElement(this, settings) : new HostElement(type, this, settings);
    this.elements.add(element);
    this.find("payment")?.refresh();
    return element;
  }

  /** A billing Address Element or a Link Authentication Element takes its fields out of the Payment Element. */
  collectedElsewhere(element: HostElement): string[] {
    if (element.type !== "payment") return [];
    return [
      ...(this.find("address", "billing") ? ["name", "address.country", "address.postal_code"] : []),
      ...(this.find("linkAuthentication") ? ["email"] : []),
    ];
  }

  /** By type, or by a react-stripe-js component, which carries its type in `__elementType`. */
  getElement(type: unknown, options: unknown = {}): HostElement | null {
    const name = typeof type === "string" ? type : elementTypeOf(type);
    return name ? (this.find(name, readString(options, "mode")) ?? null) : null;
  }

  find(type: string, mode?: string): HostElement | undefined {
    return [...this.elements].find(
      (element) => element.type === type && (!mode || readString(element.options, "mode") === mode),
    );
  }

  forget(element: HostElement): void {
    this.elements.delete(element);
    this.find("payment")?.refresh();
  }

  changed(_element: HostElement): void {
    this.submitted = false;
  }

  /** Only a group without a client secret collects details before there is a PaymentIntent. */
  get isDeferred(): boolean {
    return typeof this.options.clientSecret !== "string";
  }

  async update(options: unknown): Promise<void> {
    if (isRecord(options)) {
      if ("clientSecret" in options) {
        throw new IntegrationError(
          "Invalid elements.update() parameter: clientSecret is not an accepted parameter.",
        );
      }
      this.options = { ...this.options, ...options };
      checkOptions(this.options);
    }
    for (const element of this.elements) element.refresh();
    await Promise.resolve();
    for (const listener of [...this.updateListeners]) listener();
  }

  on(event: string, handler: () => void): this {
    if (event === "update-end") this.updateListeners.add(handler);
    return this;
  }
  off(event: string, handler: () => void): this {
    if (event === "update-end") this.updateListeners.delete(handler);
    return this;
  }

  async fetchUpdates(): Promise<{ error?: { message: string } }> {
    await this.update({});
    return {};
  }

  get express(): ExpressElement | null {
    const element = this.find("expressCheckout");
    return element instanceof ExpressElement ? element : null;
  }

  /** Validates what is mounted. A wallet that is being confirmed replaces the form, so only the wallet counts then. */
  async submit(): Promise<SubmitAnswer> {
    const wallet = this.express?.authorized;
    if (wallet) {
      this.submitted = true;
      return { selectedPaymentMethod: wallet.expressPaymentType };
    }
    let selected = "";
    for (const element of this.elements) {
      if (!element.isMounted || element.type === "expressCheckout") continue;
      const answer = await element.ask({ name: "validate" });
      const error = readRecord(answer, "error");
      const message = readString(error, "message");
      if (message) {
        element.focusIssue();
        return { error: { ...error, type: "validation_error", message } };
      }
      if (element.type === "payment") selected = readString(answer, "selectedPaymentMethod") ?? "";
    }
    this.submitted = true;
    return { selectedPaymentMethod: selected };
  }
}

function isElementType(type: string): type is ElementType {
  return ELEMENT_TYPES.includes(type);
}

function elementTypeOf(component: unknown): string | undefined {
  if (typeof component !== "function" || !("__elementType" in component)) return undefined;
  return typeof component.__elementType === "string" ? component.__elementType : undefined;
}

function checkOptions(options: Record<string, unknown>): void {
  const { clientSecret, mode, amount, currency } = options;
  if (clientSecret !== undefined && mode !== undefined) {
    throw new IntegrationError(
      "Invalid value for elements(): clientSecret and mode cannot both be specified.",
    );
  }
  if (mode !== "payment" && mode !== "subscription") return;
  if (typeof currency !== "string") {
    throw new IntegrationError(
      `Invalid value for elements(): currency should be a string when mode is "${mode}". You specified: ${String(currency)}.`,
    );
  }
  if (typeof amount !== "number" || !Number.isInteger(amount) || amount < 0) {
    throw new IntegrationError(
      `Invalid value for elements(): amount should be a positive integer when mode is "${mode}". You specified: ${String(amount)}.`,
    );
  }
}
