import { describeFailure } from "./expected-failure";

type Stop = () => Promise<void> | void;

/**
 * What a command has started, to be stopped in reverse order exactly once: at its end, on Ctrl-C, when it
 * is told to stop, or when one of its parts fails.
 */
export class Lifetime {
  readonly #stops: Stop[] = [];
  #stopping: Promise<void> | undefined;

  /** Registers how to undo something that has just been started. */
  onStop(stop: Stop): void {
    this.#stops.push(stop);
  }

  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Stops everything. One part that fails to stop is reported and does not keep the others running. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        console.error(describeFailure(error));
      }
    }
  }
}
