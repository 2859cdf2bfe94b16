import { env } from "@/lib/env";
import { type ChangeFeed, type ChangeListener, createChangeFeed } from "./change-feed";

// Kept across hot reloads and shared by pages and routes, which Next bundles apart.
const kept = globalThis as typeof globalThis & { tillOrderChanges?: ChangeFeed };

function feed(): ChangeFeed {
  kept.tillOrderChanges ??= createChangeFeed(env().databaseUrl);
  return kept.tillOrderChanges;
}

/** Hears of every committed timeline row of one order, in any process. Returns the function that stops it. */
export function subscribeToOrder(orderId: string, listener: ChangeListener): () => void {
  return feed().subscribe(orderId, listener);
}

/** Hears of every committed timeline row of any order. Returns the function that stops it. */
export function subscribeToAllOrders(listener: ChangeListener): () => void {
  return feed().subscribe(null, listener);
}
