import { CliHub } from "../cli/hub";
import { type Clock, createClock } from "../clock";
import { RequestFaults } from "../http/faults";
import { createScheduler, type Scheduler, type Task } from "../scheduler";
import { Dispatcher } from "../webhooks/dispatcher";
import { WebhookFaults } from "../webhooks/faults";
import type { FixedEndpoint } from "../webhooks/targets";
import { Account } from "./account";
import { defaultSettings, type Settings } from "./settings";

/** Hears of every record that is stored or deleted (null), with the key suffix of its account. */
type RecordListener = (
  account: Account,
  collection: string,
  id: string,
  record: { id: string } | null,
) => void;

/** Everything the sandbox knows, and the services that act on it. */
export class World {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly settings: Settings = defaultSettings();
  readonly accounts = new Map<string, Account>();
  readonly requestFaults = new RequestFaults();
  readonly webhookFaults = new WebhookFaults();
  readonly dispatcher: Dispatcher;
  /** `http://host:port`, set when the server listens. */
  url = "";
  /** True when answers must be kept as text because they are written to disk. */
  keepsJournal = false;
  readonly recordListeners = new Set<RecordListener>();
  readonly taskListeners = new Set<(id: string, task: Task | null) => void>();
  readonly cli = new CliHub();

  constructor(
    fixed: readonly FixedEndpoint[],
    clockOffset: number,
    runTask: (world: World, task: Task) => void,
  ) {
    this.clock = createClock(clockOffset);
    this.scheduler = createScheduler(
      this.clock,
      (task) => runTask(this, task),
      (id, task) => {
        for (const listener of this.taskListeners) listener(id, task);
      },
    );
    this.dispatcher = new Dispatcher({
      clock: this.clock,
      scheduler: this.scheduler,
      settings: this.settings,
      faults: this.webhookFaults,
      fixed,
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
    this.dispatcher.clear();
    this.cli.clear();
    this.requestFaults.clear();
    this.webhookFaults.clear();
    this.accounts.clear();
  }

  close(): void {
    this.scheduler.stop();
    this.dispatcher.close();
    this.cli.close();
  }
}
