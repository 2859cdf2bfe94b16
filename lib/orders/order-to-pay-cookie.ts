import { cookies } from "next/headers";
import { cookieSettings } from "@/lib/cart/cookie-settings";
import { env } from "@/lib/env";

// Long enough to find a card; the order's link opens the way again.
const SECONDS = 60 * 60;

const cookie = () => cookieSettings("order-to-pay", env().appUrl, SECONDS);

/**
 * The token of the order that this browser came to pay by its link, or null. The page that loads Stripe's
 * script is told by a cookie, because the address of a page is known to every script on it.
 */
export async function readOrderToPay(): Promise<string | null> {
  return (await cookies()).get(cookie().name)?.value ?? null;
}

/** Remembers for an hour which order this browser is about to pay. Only in a server action or route handler. */
export async function writeOrderToPay(token: string): Promise<void> {
  const { name, options } = cookie();
  (await cookies()).set(name, token, options);
}
