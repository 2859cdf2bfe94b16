import { type FrameConfig, type FrameQuery, type FromFrame, isToFrame } from "../protocol";

type Receiver = {
  init(config: FrameConfig): void;
  update(group: Record<string, unknown>, element: Record<string, unknown>): void;
  command(name: string): void;
  query(query: FrameQuery): unknown;
};

/** What the address fragment says: the embedding page's origin, and whatever else the opener put there. */
export const fragment = new URLSearchParams(window.location.hash.slice(1));
const parentOrigin = fragment.get("parent") ?? "";

/** Sends a message to the embedding page, and to no other origin. */
export function post(message: FromFrame): void {
  if (parentOrigin) window.parent.postMessage(message, parentOrigin);
}

/** Emits one of the element's events to the page. */
export function emit(name: string, detail: Record<string, unknown> = {}): void {
  post({ type: "event", name, detail });
}

/** Listens to the embedding page only (origin and window are both checked) and reports that the frame is there. */
export function connect(receiver: Receiver): void {
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.origin !== parentOrigin || event.source !== window.parent || !isToFrame(event.data)) return;
    const message = event.data;
    if (message.type === "init") receiver.init(message.config);
    else if (message.type === "update") receiver.update(message.group, message.element);
    else if (message.type === "command") receiver.command(message.name);
    else void answer(message.id, message.query, receiver);
  });
  post({ type: "loaded" });
}

async function answer(id: number, query: FrameQuery, receiver: Receiver): Promise<void> {
  post({ type: "answer", id, value: await receiver.query(query) });
}

/** Keeps the iframe exactly as tall as `root`, also while errors and panels open and close. */
export function followHeight(root: HTMLElement): void {
  let last = -1;
  const report = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    post({ type: "resize", height });
  };
  new ResizeObserver(report).observe(root);
  report();
}

/** Focus and blur of the element as a whole, and Escape, as Stripe's elements report them. */
export function followFocus(): void {
  let focused = false;
  const set = (now: boolean) => {
    if (now === focused) return;
    focused = now;
    emit(now ? "focus" : "blur");
  };
  document.addEventListener("focusin", () => set(true));
  document.addEventListener("focusout", (event) => set(event.relatedTarget !== null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") emit("escape");
  });
}
