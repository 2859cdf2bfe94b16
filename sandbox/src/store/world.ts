import { type Clock, createClock } from "../base/clock";
import { createScheduler, type Scheduler, type Task } from "../base/scheduler";
import type { EventRecord } from "../records/event";
import { Account } from "./account";
import { RequestFaults } from "./request-faults";
import { defaultSettings, type Settings } from "./settings";
import { WebhookFaults } from "./webhook-faults";

/** Hears of every record that is stored or deleted (null), with the key suffix of its account. */
type RecordListener = (
  account: Account,
  collection: string,
  id: string,
  record: { id: string } | null,
) => void;

/** An endpoint given at the start: it hears the events of every account. */
export type FixedEndpoint = { id: string; url: string; secret: string };

/** Everything the sandbox knows. What acts on it stands above and listens here. */
export class World {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly settings: Settings = defaultSettings();
  readonly accounts = new Map<string, Account>();
  readonly requestFaults = new RequestFaults();
  readonly webhookFaults = new WebhookFaults();
  readonly fixedEndpoints: readonly FixedEndpoint[];
  /** Hosts besides this machine's own to which webhooks may go. */
  readonly webhookHosts: readonly string[];
  /** True when answers must be kept as text because they are written to disk. */
  keepsJournal = false;
  readonly recordListeners = new Set<RecordListener>();
  readonly taskListeners = new Set<(id: string, task: Task | null) => void>();
  /** Hear of every new event, right after it was stored. */
  readonly eventListeners = new Set<(account: Account, event: EventRecord) => void>();

  /** `runTask` does what was planned when its time has come. */
  constructor(
    { fixedEndpoints, webhookHosts }: Pick<World, "fixedEndpoints" | "webhookHosts">,
    runTask: (task: Task) => void,
  ) {
    this.fixedEndpoints = fixedEndpoints;
    this.webhookHosts = webhookHosts;
    this.clock = createClock();
    this.scheduler = createScheduler(this.clock, runTask, (id, task) => {
      for (const listener of this.taskListeners) listener(id, task);
    });
  }

  /** The account of a key suffix; it comes into being with its first use. */
  account(suffix: string): Account {
    const known = this.accounts.get(suffix);
    if (known) return known;
    const account: Account = new Account(suffix, (collection, id, record) => {
      // After a reset a delivery that was under way may still report to the account it knew.
      if (this.accounts.get(suffix) !== account) return;
      for (const listener of this.recordListeners) listener(account, collection, id, record);
    });
    this.accounts.set(suffix, account);
    return account;
  }

  /** Forgets all accounts, plans and faults; the clock stays where it is. */
  clear(): void {
    this.scheduler.clear();
    this.requestFaults.clear();
    this.webhookFaults.clear();
    this.accounts.clear();
  }
}
