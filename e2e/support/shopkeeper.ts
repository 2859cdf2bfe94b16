import { environment } from "./environment";

async function post(path: string, body: object): Promise<void> {
  const response = await fetch(new URL(path, environment.shopkeeperUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} of the shopkeeper: ${await response.text()}`);
}

/** `amount` in minor units of `currency`. */
export function setPrice(productId: string, currency: string, amount: number): Promise<void> {
  return post("/price", { productId, currency, amount });
}

export function setStock(productId: string, stock: number): Promise<void> {
  return post("/stock", { productId, stock });
}

/** How many pieces are on the shelf. */
export async function readStock(productId: string): Promise<number> {
  const url = new URL(`/stock?${new URLSearchParams({ productId })}`, environment.shopkeeperUrl);
  return (await fetch(url)).json();
}

/** From now on the database refuses that this order is paid, as a fault of ours would; or no longer. */
export function breakOrder(orderId: string, broken: boolean): Promise<void> {
  return post("/order", { orderId, broken });
}

/** Has Stripe asked for what did not reach the shop, as the worker does every three minutes. */
export function reconcile(): Promise<void> {
  return post("/reconcile", {});
}

/** Time passes for the order of a PaymentIntent: it and what was done to pay it become so many minutes older. */
export function ageOrder(paymentIntentId: string, minutes: number): Promise<void> {
  return post("/age-order", { paymentIntentId, minutes });
}

/** The shop believes that Stripe no longer knows this PaymentIntent, and Stripe does. */
export function losePayment(paymentIntentId: string): Promise<void> {
  return post("/lose-payment", { paymentIntentId });
}

export type Role = "viewer" | "support" | "fulfilment" | "finance" | "owner";

export function createStaff(staff: { email: string; name: string; password: string; role: Role }) {
  return post("/staff", staff);
}

/** This member of staff was away for longer than a session lives. */
export function expireSessions(email: string): Promise<void> {
  return post("/expire-sessions", { email });
}

/** Rows that break a rule of money, stock or orders. None is right. */
export async function readViolations(): Promise<unknown> {
  return (await fetch(new URL("/violations", environment.shopkeeperUrl))).json();
}

/** What the shop's log says about those who were let in or kept out, by the network they came from. */
export async function readSecurityLog(network: string): Promise<Record<string, unknown>[]> {
  const response = await fetch(new URL("/security-log", environment.shopkeeperUrl));
  const lines: Record<string, unknown>[] = await response.json();
  return lines.filter((line) => line.network === network);
}
