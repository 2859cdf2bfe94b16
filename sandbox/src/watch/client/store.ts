import type { Change, Overview } from "../../view/sandbox";

const KEPT = 100;

/** What the page knows of one account: newest first in every list. */
export type AccountState = Overview;
export type EventView = Overview["events"][number];

export class Store {
  private accounts = new Map<string, AccountState>();
  private chosen: string | null = null;

  replaceAll(overviews: Overview[]): void {
    this.accounts = new Map(overviews.map((overview) => [overview.account, { ...overview }]));
  }

  get names(): { account: string; suffix: string }[] {
    return [...this.accounts.values()].map(({ account, suffix }) => ({ account, suffix }));
  }

  choose(account: string): void {
    this.chosen = account;
  }

  /** The account chosen by hand, else the one with the newest event. */
  get current(): AccountState | null {
    const chosen = this.chosen === null ? undefined : this.accounts.get(this.chosen);
    if (chosen) return chosen;
    const newest = (state: AccountState) => state.events[0]?.created ?? state.payments[0]?.created ?? 0;
    return [...this.accounts.values()].sort((one, other) => newest(other) - newest(one))[0] ?? null;
  }

  /** False when a change is about an account the page has not heard of, so that it should ask again. */
  apply(change: Change): boolean {
    if (change.kind === "controls" || change.kind === "reset") return true;
    const state = this.accounts.get(change.account);
    if (!state) return false;
    if (change.kind === "payment") upsert(state.payments, change.payment);
    else if (change.kind === "event") upsert(state.events, change.event);
    else if (change.kind === "delivery") upsert(state.deliveries, change.delivery);
    else if (change.kind === "dispute") upsert(state.disputes, change.dispute);
    else upsert(state.refunds, change.refund);
    return true;
  }
}

/** Replaces the thing with the same id where it stands, or puts a new one first. */
function upsert<T extends { id: string }>(list: T[], item: T): void {
  const index = list.findIndex(({ id }) => id === item.id);
  if (index >= 0) {
    list[index] = item;
    return;
  }
  list.unshift(item);
  list.length = Math.min(list.length, KEPT);
}

/** The id in a field that Stripe may have expanded into an object. */
export function idOf(value: string | { id: string } | null | undefined): string | null {
  return typeof value === "string" ? value : (value?.id ?? null);
}
