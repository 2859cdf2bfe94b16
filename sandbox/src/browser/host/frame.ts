import { type FrameQuery, type FromFrame, isFromFrame, type ToFrame } from "../protocol";
import { sandboxOrigin } from "./origin";

let counter = 0;

/** A name as Stripe.js gives its frames; browser tests select on the prefix. */
export function nextFrameName(): string {
  counter += 1;
  return `__privateStripeFrame${Math.floor(Math.random() * 9000) + 1000}${counter}`;
}

/** Address of a frame page, with what it must know before the first message in the fragment (never sent to a server). */
export function frameAddress(page: string, fragment: Record<string, string> = {}): string {
  const hash = new URLSearchParams({ parent: window.location.origin, ...fragment });
  return `${sandboxOrigin}/elements/${page}#${hash}`;
}

/**
 * A message port to one iframe of the sandbox's origin. Messages are accepted only from that origin and that
 * window, and sent only to that origin.
 */
export class FrameLink {
  private nextId = 1;
  private readonly waiting = new Map<number, (value: unknown) => void>();
  private queue: ToFrame[] = [];
  private open = false;

  constructor(
    readonly iframe: HTMLIFrameElement,
    private readonly receive: (message: FromFrame) => void,
  ) {
    window.addEventListener("message", this.listen);
  }

  private readonly listen = (event: MessageEvent<unknown>): void => {
    if (event.origin !== sandboxOrigin || event.source !== this.iframe.contentWindow) return;
    if (!isFromFrame(event.data)) return;
    if (event.data.type === "answer") {
      this.waiting.get(event.data.id)?.(event.data.value);
      this.waiting.delete(event.data.id);
      return;
    }
    if (event.data.type === "loaded") this.open = true;
    this.receive(event.data);
    if (event.data.type === "loaded") this.flush();
  };

  /** True once the frame's document has reported. */
  get isOpen(): boolean {
    return this.open;
  }

  private flush(): void {
    const queued = this.queue;
    this.queue = [];
    for (const message of queued) this.post(message);
  }

  /** Sends now, or once the frame has loaded. */
  post(message: ToFrame): void {
    if (!this.open) this.queue.push(message);
    // Options come from the page as they are; what cannot be cloned, such as a function, must not break the element.
    else this.iframe.contentWindow?.postMessage(JSON.parse(JSON.stringify(message)), sandboxOrigin);
  }

  /** Asks the frame and resolves with its answer. */
  ask(query: FrameQuery): Promise<unknown> {
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.post({ type: "query", id, query });
    });
  }

  /** Takes the frame away. Whoever still waits for an answer gets null. */
  close(): void {
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
    window.removeEventListener("message", this.listen);
    this.iframe.remove();
  }
}
