import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { isShopCurrency, type ShopCurrency } from "@/lib/money";
import { KEEP_DAYS } from "@/lib/retention";
import { DEFAULT_CURRENCY } from "@/lib/shop";
import { cookieSettings } from "./cookie-settings";

const DAY = 60 * 60 * 24;
const CART_SECONDS = DAY * KEEP_DAYS.cart;
const CURRENCY_SECONDS = DAY * 365;

const cartCookie = () => cookieSettings("cart", env().appUrl, CART_SECONDS);
const currencyCookie = () => cookieSettings("currency", env().appUrl, CURRENCY_SECONDS);

/** The secret of the shopper's cart as the cookie claims it; it may belong to no cart. */
export async function readCartSecret(): Promise<string | null> {
  return (await cookies()).get(cartCookie().name)?.value ?? null;
}

/** Hands the shopper a cart's secret for as long as an unchanged cart is kept. Only in a server action or route handler. */
export async function writeCartSecret(secret: string): Promise<void> {
  const { name, options } = cartCookie();
  (await cookies()).set(name, secret, options);
}

/** The currency the shopper chose, or the shop's first. */
export async function readCurrency(): Promise<ShopCurrency> {
  const chosen = (await cookies()).get(currencyCookie().name)?.value;
  return isShopCurrency(chosen) ? chosen : DEFAULT_CURRENCY;
}

/** Remembers the shopper's currency for a year. Only in a server action or route handler. */
export async function writeCurrency(currency: ShopCurrency): Promise<void> {
  const { name, options } = currencyCookie();
  (await cookies()).set(name, currency, options);
}
