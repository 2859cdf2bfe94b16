import type { DeliveryRecord } from "../records/delivery";
import type { Account } from "../store/account";
import type { World } from "../store/world";
import { wireDispute } from "../wire/dispute";
import { eventBody, wireEvent } from "../wire/event";
import { wirePaymentIntent } from "../wire/payment-intent";
import { wireRefund } from "../wire/refund";
import type { Change, DeliveryView, Overview, Sandbox } from "./sandbox";

/** The sandbox as its pages see it, over the world. */
export function createPagesView(
  world: World,
  orderLink: string | null,
): { sandbox: Sandbox; tell: (change: Change) => void } {
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  world.recordListeners.add((account, collection, id) => {
    if (listeners.size === 0) return;
    const change = changeOf(world, account, collection, id);
    if (change) tell(change);
  });
  const sandbox: Sandbox = {
    now: () => world.clock.now(),
    overview: (limit) =>
      [...world.accounts.values()].map((account) => ({ ...overviewOf(world, account, limit), orderLink })),
    eventBody(accountId, eventId) {
      const account = [...world.accounts.values()].find((candidate) => candidate.id === accountId);
      const event = account?.events.get(eventId);
      return event ? eventBody(event) : null;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { sandbox, tell };
}

function changeOf(world: World, account: Account, collection: string, id: string): Change | null {
  const now = world.clock.seconds();
  switch (collection) {
    case "paymentIntents": {
      const record = account.paymentIntents.get(id);
      return record ? { kind: "payment", account: account.id, payment: wirePaymentIntent(record) } : null;
    }
    case "events": {
      const record = account.events.get(id);
      return record ? { kind: "event", account: account.id, event: wireEvent(record) } : null;
    }
    case "deliveries": {
      const record = account.deliveries.get(id);
      return record
        ? { kind: "delivery", account: account.id, delivery: deliveryView(account, record) }
        : null;
    }
    case "disputes": {
      const record = account.disputes.get(id);
      return record ? { kind: "dispute", account: account.id, dispute: wireDispute(record, now) } : null;
    }
    case "refunds": {
      const record = account.refunds.get(id);
      return record ? { kind: "refund", account: account.id, refund: wireRefund(record) } : null;
    }
    default:
      return null;
  }
}

/** A delivery with the account it belongs to, as the pages and the log show it. */
export function deliveryView(
  account: Account,
  { created: _created, ...delivery }: DeliveryRecord,
): DeliveryView {
  return { account: account.id, ...delivery };
}

function overviewOf(world: World, account: Account, limit: number): Omit<Overview, "orderLink"> {
  const now = world.clock.seconds();
  return {
    account: account.id,
    suffix: account.suffix,
    payments: account.paymentIntents.list({ limit }).records.map(wirePaymentIntent),
    events: account.events.list({ limit }).records.map(wireEvent),
    deliveries: account.deliveries.list({ limit }).records.map((delivery) => deliveryView(account, delivery)),
    disputes: account.disputes.list({ limit }).records.map((dispute) => wireDispute(dispute, now)),
    refunds: account.refunds.list({ limit }).records.map(wireRefund),
  };
}
