/** A way in which the next webhooks go wrong. */
export type WebhookFaultKind = "drop" | "delay" | "duplicate" | "reorder" | "twin" | "suppress";

export type WebhookFault = {
  kind: WebhookFaultKind;
  /** Only events of these types; all when empty. */
  types: string[];
  /** Only events about the object with this id; null for any. */
  object: string | null;
  /** How many events it still hits; null for no limit. */
  remaining: number | null;
  /** Milliseconds on the sandbox's clock after which it is over; null for never. */
  until: number | null;
  /** For `delay`: by how many milliseconds. */
  delay: number;
};

/** The faults that wait for events to hit. */
export class WebhookFaults {
  #faults: WebhookFault[] = [];

  add(fault: WebhookFault): void {
    this.#faults.push(fault);
  }

  clear(): void {
    this.#faults = [];
  }

  list(now: number): readonly WebhookFault[] {
    this.#faults = this.#faults.filter((fault) => fault.until === null || fault.until > now);
    return this.#faults;
  }

  /** Uses up one hit of the first fault of one of these kinds that fits an event of a type about an object. */
  take(
    kinds: readonly WebhookFaultKind[],
    event: { type: string; object: string },
    now: number,
  ): WebhookFault | null {
    if (this.#faults.length === 0) return null;
    const found = this.list(now).find(
      (fault) =>
        kinds.includes(fault.kind) &&
        (fault.types.length === 0 || fault.types.includes(event.type)) &&
        (fault.object === null || fault.object === event.object),
    );
    if (!found) return null;
    if (found.remaining !== null) {
      found.remaining -= 1;
      if (found.remaining <= 0) this.#faults = this.#faults.filter((fault) => fault !== found);
    }
    return found;
  }
}
