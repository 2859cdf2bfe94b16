import type { DeclineKind } from "../records/decline-kind";

/** A way in which the next calls go wrong. `before`/`after`: without or with the call's effect. */
export type RequestFaultKind =
  | "decline"
  | "rate_limit"
  | "lock_timeout"
  | "error_before"
  | "error_after"
  | "timeout_before"
  | "timeout_after"
  | "reset_before"
  | "reset_after"
  | "slow";

export type RequestFault = {
  kind: RequestFaultKind;
  /** Only calls with this method; null for any. */
  method: string | null;
  /** Only paths that match; `*` stands for anything within one part, null for any path. */
  path: string | null;
  remaining: number;
  /** For `slow`: milliseconds of delay on the wall clock. */
  delay: number;
  /** For `decline`: how. */
  decline: DeclineKind;
};

/** The faults that wait for calls to hit. */
export class RequestFaults {
  #faults: RequestFault[] = [];

  add(fault: RequestFault): void {
    this.#faults.push(fault);
  }

  clear(): void {
    this.#faults = [];
  }

  list(): readonly RequestFault[] {
    return this.#faults;
  }

  /** Uses up one hit of the first fault that fits the call. */
  take(method: string, path: string): RequestFault | null {
    if (this.#faults.length === 0) return null;
    const found = this.#faults.find(
      (fault) => (fault.method === null || fault.method === method) && fits(fault.path, path),
    );
    if (!found) return null;
    found.remaining -= 1;
    if (found.remaining <= 0) this.#faults = this.#faults.filter((fault) => fault !== found);
    return found;
  }
}

function fits(pattern: string | null, path: string): boolean {
  if (pattern === null) return true;
  const wanted = pattern.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length && wanted.every((part, index) => part === "*" || part === given[index])
  );
}
