import type { CardTestingRefusal } from "@/lib/card-testing/refuse-card-testing";
import type { ShopCurrency } from "@/lib/money";
import type { Contact } from "@/lib/orders/address";
import type { PricedCart } from "@/lib/orders/price-cart";
import type { StartPaymentResult } from "@/lib/payments/start-payment";
import type { ContactErrors } from "./contact-rules";
import type { Take } from "./settle-line";

/** What the page shows and the shopper agrees to: amounts in minor units of `summary.currency`. */
export type Quote = { cartVersion: number; summary: PricedCart };

/** What Pay sends. Every amount is computed again on the server; `expectedTotal` is only compared. */
export type OrderForm = {
  cartVersion: number;
  /** What the shopper saw: a cookie that another tab changed must not turn dollars into euros. */
  currency: ShopCurrency;
  expectedTotal: number;
  shippingMethodId: string;
  contact: Contact;
  /** What the CAPTCHA gave, where an earlier press of Pay was told that it needs one. */
  proof?: string | undefined;
};

/** `errorId` is what the shopper can quote to the shop: the beginning of the request's id in the log. */
export type PayAnswer =
  | StartPaymentResult
  | CardTestingRefusal
  | { ok: false; kind: "invalid"; errors: ContactErrors }
  | { ok: false; kind: "rate_limited"; retryAfterSeconds: number }
  | { ok: false; kind: "forbidden_origin" }
  | { ok: false; kind: "unexpected"; errorId: string }
  /** So many pay at once that the shop never came to this one. */
  | { ok: false; kind: "crowded" }
  /** Of a placed order: it was closed meanwhile, or this page is of another order than its browser is about to pay. */
  | { ok: false; kind: "order_closed"; orderToken: string }
  | { ok: false; kind: "order_gone" };

export type PayAction = (form: OrderForm) => Promise<PayAnswer>;

/** What Pay sends for an order that is placed already; both are only compared. */
export type PayPlacedAction = (form: {
  orderNumber: number;
  expectedTotal: number;
  proof?: string | undefined;
}) => Promise<PayAnswer>;

export type QuoteAnswer = { ok: true; quote: Quote } | { ok: false; kind: "cart_empty" | "unavailable" };
type Delivery = { currency: ShopCurrency; shippingMethodId: string };
export type RequestQuote = (choice: Delivery) => Promise<QuoteAnswer>;

/** Settles a line that cannot be bought as it stands, and answers what the rest costs. */
export type SettleAction = (change: Delivery & { productId: string; take: Take }) => Promise<QuoteAnswer>;

/** What the browser needs to show the Payment Element; read from the settings at request time. */
export type StripeSetup = {
  publishableKey: string;
  jsUrl: string | null;
  paymentMethodTypes: string[] | null;
};
