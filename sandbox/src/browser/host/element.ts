import type { Appearance } from "@stripe/stripe-js";
import { isRecord } from "../../page/guards";
import { colorScheme } from "../appearance-scheme";
import type { CommandName, ElementType, FrameQuery, FromFrame } from "../protocol";
import { createElementIframe } from "./element-iframe";
import { Emitter } from "./emitter";
import { FrameLink } from "./frame";
import { IntegrationError } from "./integration-error";

/** What an element needs of the group that made it. */
export type ElementOwner = {
  publishableKey: string;
  options: Record<string, unknown>;
  /** Billing details, in the API's spelling, that another element of the group already asks for. */
  collectedElsewhere(element: HostElement): string[];
  forget(element: HostElement): void;
  changed(element: HostElement): void;
};

/** A frame whose document has loaded but does not speak within this time is an error page of the browser. */
const SILENT_FRAME_MS = 3000;

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
    const iframe = createElementIframe(this.type, this.appearance());
    this.link = new FrameLink(iframe, (message) => this.receive(message));
    iframe.addEventListener("load", () => this.expectWord(iframe));
    container.append(iframe);
    setTimeout(() => this.events.emit("loaderstart", { elementType: this.type }), 0);
  }

  private expectWord(iframe: HTMLIFrameElement): void {
    setTimeout(() => {
      if (this.link?.iframe !== iframe || this.link.isOpen) return;
      const message = "The sandbox's Elements could not be loaded.";
      this.dispatch("loaderror", { error: { type: "api_connection_error", message } });
    }, SILENT_FRAME_MS);
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

  /** Takes the keyboard to the first field that is wrong. Focusing the frame forgets what had focus inside it. */
  focusIssue(): void {
    this.link?.iframe.focus();
    this.command("issue");
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
  command(name: CommandName): void {
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
