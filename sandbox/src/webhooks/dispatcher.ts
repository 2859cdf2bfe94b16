import { newId } from "../base/ids";
import type { DeliveryRecord } from "../records/delivery";
import type { EventRecord } from "../records/event";
import type { Account } from "../store/account";
import type { World } from "../store/world";
import { eventBody } from "../wire/event";
import { type PostAnswer, Poster } from "./post";
import { signatureHeader } from "./sign";
import { mayReceive, type Target, targetById, targetsFor } from "./targets";

/** What waits for one endpoint, and how many tries are under way there. */
type Lane = { waiting: { account: Account; delivery: string }[]; inFlight: number };

/** Tries to one endpoint at the same time. */
const MOST_AT_ONCE = 16;
const KEPT_DELIVERIES = 5000;
const HOLD_FOR_REORDER = 2000;

const NOT_SENT: PostAnswer = {
  status: null,
  body: "",
  error: "Not sent: this is not an address of this machine, and --allow-webhook-host does not name it.",
  duration: 0,
};

/** Brings events to endpoints: signs, sends, tries again, and keeps the log. */
export class Dispatcher {
  readonly #world: World;
  readonly #poster = new Poster();
  /** By endpoint, so that one that does not answer holds up no other. */
  readonly #lanes = new Map<string, Lane>();
  #stopped = false;
  readonly #idle: (() => void)[] = [];
  /** By endpoint: a delivery that waits until the one after it has gone. */
  readonly #held = new Map<string, { account: Account; delivery: string }>();

  constructor(world: World) {
    this.#world = world;
    world.eventListeners.add((account, event) => this.#dispatch(account, event));
  }

  /** Sends an event again, to one endpoint or to all it went to. Returns how many deliveries that makes. */
  resend(account: Account, event: EventRecord, endpoint: string | null): number {
    const targets = endpoint
      ? [targetById(this.#world, account, endpoint)].filter((target) => target !== null)
      : targetsFor(this.#world, account, event.type);
    for (const target of targets) this.#send(account, this.#newDelivery(account, event, target).id);
    return targets.length;
  }

  /** The time of a planned try has come. */
  due(account: Account, delivery: string): void {
    this.#send(account, delivery);
  }

  /** Takes up what was under way when the sandbox last stopped. */
  resume(): void {
    for (const account of this.#world.accounts.values()) {
      for (const delivery of account.deliveries.all()) {
        if (delivery.state === "pending" && delivery.nextAttempt === null) this.#send(account, delivery.id);
      }
    }
  }

  /** Resolves once nothing is being sent or waiting to be; planned retries do not count. */
  idle(): Promise<void> {
    if (this.#lanes.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  clear(): void {
    for (const lane of this.#lanes.values()) lane.waiting.length = 0;
    this.#held.clear();
  }

  close(): void {
    this.#stopped = true;
    this.clear();
    this.#poster.close();
  }

  /** Starts the deliveries of a new event. */
  #dispatch(account: Account, event: EventRecord): void {
    for (const target of targetsFor(this.#world, account, event.type)) {
      const delivery = this.#newDelivery(account, event, target);
      const fault = this.#world.webhookFaults.take(
        ["drop", "delay", "duplicate", "reorder"],
        { type: event.type, object: event.snapshot.record.id },
        this.#world.clock.now(),
      );
      if (fault?.kind === "drop") account.deliveries.put({ ...delivery, state: "dropped" });
      else if (fault?.kind === "delay") this.#later(account, delivery, fault.delay);
      else if (fault?.kind === "reorder") this.#hold(account, delivery);
      else {
        this.#send(account, delivery.id);
        if (fault?.kind === "duplicate") this.#send(account, delivery.id);
        this.#release(target.id);
      }
    }
    if (account.deliveries.size > KEPT_DELIVERIES * 2) {
      account.deliveries.trim(KEPT_DELIVERIES, 0, (delivery) => delivery.state === "pending");
    }
  }

  #newDelivery(account: Account, event: EventRecord, target: Target): DeliveryRecord {
    return account.deliveries.put({
      id: newId("wd"),
      created: this.#world.clock.seconds(),
      event: event.id,
      eventType: event.type,
      object: event.snapshot.record.id,
      endpoint: target.id,
      url: target.url,
      state: "pending",
      attempts: [],
      nextAttempt: null,
    });
  }

  #later(account: Account, delivery: DeliveryRecord, milliseconds: number): void {
    const at = this.#world.clock.now() + milliseconds;
    account.deliveries.put({ ...delivery, nextAttempt: at });
    this.#world.scheduler.add({
      id: newId("task"),
      at,
      kind: "deliver",
      account: account.suffix,
      subject: delivery.id,
    });
  }

  #hold(account: Account, delivery: DeliveryRecord): void {
    this.#release(delivery.endpoint);
    this.#held.set(delivery.endpoint, { account, delivery: delivery.id });
    this.#later(account, delivery, HOLD_FOR_REORDER);
  }

  #release(endpoint: string): void {
    const held = this.#held.get(endpoint);
    if (!held) return;
    this.#held.delete(endpoint);
    this.#send(held.account, held.delivery);
  }

  #send(account: Account, delivery: string): void {
    const endpoint = account.deliveries.get(delivery)?.endpoint;
    if (endpoint === undefined) return;
    const lane = this.#lanes.get(endpoint) ?? { waiting: [], inFlight: 0 };
    this.#lanes.set(endpoint, lane);
    lane.waiting.push({ account, delivery });
    this.#drain(endpoint, lane);
  }

  #drain(endpoint: string, lane: Lane): void {
    while (!this.#stopped && lane.inFlight < MOST_AT_ONCE) {
      const next = lane.waiting.shift();
      if (!next) break;
      lane.inFlight += 1;
      void this.#attempt(next.account, next.delivery).finally(() => {
        lane.inFlight -= 1;
        this.#drain(endpoint, lane);
        if (lane.inFlight === 0) this.#lanes.delete(endpoint);
        if (this.#lanes.size === 0) for (const done of this.#idle.splice(0)) done();
      });
    }
  }

  async #attempt(account: Account, id: string): Promise<void> {
    const { clock, settings } = this.#world;
    const before = account.deliveries.get(id);
    const event = before && account.events.get(before.event);
    if (!before || !event) return;
    const target = targetById(this.#world, account, before.endpoint);
    if (!target) {
      account.deliveries.put({ ...before, state: "failed", nextAttempt: null });
      return;
    }
    const at = clock.now();
    const body = eventBody(event);
    const signature = signatureHeader(body, target.secrets, at);
    const answer = mayReceive(this.#world, target.url)
      ? await this.#poster.post(target.url, body, signature, settings.deliveryTimeout)
      : NOT_SENT;
    if (this.#stopped) return;
    const delivery = account.deliveries.get(id);
    if (!delivery) return;
    const { status, error, duration } = answer;
    const attempts = [...delivery.attempts, { at, status, duration, responseBody: answer.body, error }];
    if (status !== null && status >= 200 && status < 300) this.#succeeded(account, { ...delivery, attempts });
    else if (delivery.state === "pending") this.#failed(account, { ...delivery, attempts });
    else account.deliveries.put({ ...delivery, attempts });
  }

  #succeeded(account: Account, delivery: DeliveryRecord): void {
    const first = delivery.state !== "succeeded";
    account.deliveries.put({ ...delivery, state: "succeeded", nextAttempt: null });
    const event = account.events.get(delivery.event);
    if (!event || !first || event.pending === 0) return;
    const pending = event.pending - 1;
    account.events.put({ ...event, pending, delivered: pending === 0 });
  }

  #failed(account: Account, delivery: DeliveryRecord): void {
    const pause = this.#world.settings.retries[delivery.attempts.length - 1];
    if (pause === undefined) account.deliveries.put({ ...delivery, state: "failed", nextAttempt: null });
    else this.#later(account, delivery, pause);
  }
}
