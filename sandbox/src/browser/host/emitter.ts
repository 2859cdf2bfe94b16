type Handler = (event: unknown) => void;

/** The `on/once/off` half of every element. `emit` calls the handlers that are attached at that moment. */
export class Emitter {
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly originals = new Map<Handler, Handler>();

  add(name: string, handler: Handler): void {
    const set = this.handlers.get(name) ?? new Set<Handler>();
    set.add(handler);
    this.handlers.set(name, set);
  }

  addOnce(name: string, handler: Handler): void {
    const wrapped = (event: unknown) => {
      this.remove(name, handler);
      handler(event);
    };
    this.originals.set(handler, wrapped);
    this.add(name, wrapped);
  }

  /** Without a handler every listener of the event goes. */
  remove(name: string, handler?: Handler): void {
    if (!handler) {
      this.handlers.delete(name);
      return;
    }
    this.handlers.get(name)?.delete(handler);
    const wrapped = this.originals.get(handler);
    if (wrapped) this.handlers.get(name)?.delete(wrapped);
  }

  has(name: string): boolean {
    return (this.handlers.get(name)?.size ?? 0) > 0;
  }

  emit(name: string, event: unknown): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) handler(event);
  }

  clear(): void {
    this.handlers.clear();
    this.originals.clear();
  }
}
