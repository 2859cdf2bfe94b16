import type { Appearance } from "@stripe/stripe-js";
import { colorScheme } from "../appearance-scheme";
import { isRecord } from "../guards";
import type { ElementType, FrameQuery, FromFrame } from "../protocol";
import { Emitter } from "./emitter";
import { FrameLink, frameAddress, nextFrameName } from "./frame";
import { IntegrationError } from "./integration-error";

const PAGES: Record<ElementType, { page: string; title: string }> = {
  payment: { page: "payment", title: "Secure payment input frame" },
  address: { page: "address", title: "Secure address input frame" },
  linkAuthentication: { page: "link-authentication", title: "Secure email input frame" },
  expressCheckout: { page: "express-checkout", title: "Secure express checkout frame" },
};

/** What an element needs of the group that made it. */
export type ElementOwner = {
  publishableKey: string;
  options: Record<string, unknown>;
  /** Billing details, in the API's spelling, that another element of the group already asks for. */
  collectedElsewhere(element: HostElement): string[];
  forget(element: HostElement): void;
  changed(element: HostElement): void;
};

type Handler = (event: unknown) => void;

/** An element as the page sees it: an iframe in the page's container, and the events that come out of it. */
export class HostElement {
  readonly events = new Emitter();
  /** Last change event, so that siblings can be read without asking the frame. */
  latest: Record<string, unknown> = {};
  private link: FrameLink | null = null;
  private ready: unknown = null;
  private container: HTMLElement | null = null;
  private destroyed = false;

  constructor(
    readonly type: ElementType,
    protected readonly owner: ElementOwner,
    public options: Record<string, unknown>,
  ) {}

  mount(target: string | HTMLElement): void {
    if (this.destroyed) {
      throw new IntegrationError("This Element has already been destroyed. Please create a new one.");
    }
    const container = typeof target === "string" ? document.querySelector(target) : target;
    if (!(container instanceof HTMLElement)) {
      throw new IntegrationError(
        `The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().`,
      );
    }
    this.unmount();
    this.container = container;
    container.replaceChildren();
    container.classList.add("StripeElement");
    const iframe = this.createIframe();
    this.link = new FrameLink(iframe, (message) => this.receive(message));
    container.append(iframe);
    setTimeout(() => this.events.emit("loaderstart", { elementType: this.type }), 0);
  }

  private createIframe(): HTMLIFrameElement {
    const iframe = document.createElement("iframe");
    const { page, title } = PAGES[this.type];
    iframe.name = nextFrameName();
    iframe.title = title;
    iframe.allow = "payment *; publickey-credentials-get *";
    iframe.setAttribute("frameborder", "0");
    iframe.src = frameAddress(page);
    // Set one by one through the CSSOM: a page's strict style-src forbids style attributes and style elements.
    const { style } = iframe;
    style.border = "0";
    style.margin = "-4px";
    style.padding = "0";
    style.width = "calc(100% + 8px)";
    style.minWidth = "100%";
    style.overflow = "hidden";
    style.display = "block";
    style.userSelect = "none";
    style.height = "0px";
    style.colorScheme = colorScheme(this.appearance());
    return iframe;
  }

  private appearance(): Appearance | undefined {
    const { appearance } = this.owner.options;
    return isRecord(appearance) ? appearance : undefined;
  }

  protected receive(message: FromFrame): void {
    if (message.type === "loaded") {
      const { publishableKey, options } = this.owner;
      this.link?.post({
        type: "init",
        config: { elementType: this.type, publishableKey, group: options, element: this.frameOptions() },
      });
    } else if (message.type === "resize") {
      if (this.link) this.link.iframe.style.height = `${message.height}px`;
    } else if (message.type === "event") {
      this.dispatch(message.name, message.detail);
    }
  }

  protected dispatch(name: string, detail: Record<string, unknown>): void {
    const event = { elementType: this.type, ...detail };
    if (name === "change") {
      this.latest = event;
      this.owner.changed(this);
    }
    if (name === "focus") this.container?.classList.add("StripeElement--focus");
    if (name === "blur") this.container?.classList.remove("StripeElement--focus");
    if (name === "ready" && !this.events.has("ready")) this.ready = event;
    this.events.emit(name, event);
  }

  unmount(): void {
    this.link?.close();
    this.link = null;
    this.container?.classList.remove("StripeElement", "StripeElement--focus");
    this.container = null;
  }

  destroy(): void {
    this.unmount();
    this.events.clear();
    this.destroyed = true;
    this.owner.forget(this);
  }

  update(options: unknown): this {
    if (isRecord(options)) this.options = { ...this.options, ...options };
    this.refresh();
    return this;
  }

  /** Tells the frame the group's and the element's present options. */
  refresh(): void {
    if (!this.link) return;
    this.link.iframe.style.colorScheme = colorScheme(this.appearance());
    this.link.post({ type: "update", group: this.owner.options, element: this.frameOptions() });
  }

  private frameOptions(): Record<string, unknown> {
    return { ...this.options, collectedElsewhere: this.owner.collectedElsewhere(this) };
  }

  /** Asks the frame; an element that is not mounted has nothing to say and answers null. */
  ask(query: FrameQuery): Promise<unknown> {
    return this.link ? this.link.ask(query) : Promise.resolve(null);
  }

  get isMounted(): boolean {
    return this.link !== null;
  }

  focus(): void {
    this.link?.iframe.focus();
    this.command("focus");
  }
  blur(): void {
    this.command("blur");
  }
  clear(): void {
    this.command("clear");
  }
  collapse(): this {
    this.command("collapse");
    return this;
  }
  command(name: "focus" | "blur" | "clear" | "collapse" | "lock" | "unlock"): void {
    this.link?.post({ type: "command", name });
  }

  /** A `ready` that nobody heard is kept for the first listener: React attaches its listeners after mount. */
  on(name: string, handler: Handler): this {
    this.events.add(name, handler);
    if (name === "ready" && this.ready !== null) {
      const event = this.ready;
      this.ready = null;
      setTimeout(() => handler(event), 0);
    }
    return this;
  }
  once(name: string, handler: Handler): this {
    this.events.addOnce(name, handler);
    return this;
  }
  off(name: string, handler?: Handler): this {
    this.events.remove(name, handler);
    return this;
  }

  /** Address Element only: its completeness and value. */
  async getValue(): Promise<unknown> {
    return this.ask({ name: "value" });
  }
}
