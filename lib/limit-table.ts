// How often anyone may do a thing, and how much a stranger may hold. Numbers that a shop may want to change
// stand here and nowhere else; docs/decisions/0017 says how each way of counting was chosen.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** At most `uses` in `seconds`, counted from the first use. */
export type Window = {
  /** A network is an IPv4 address or a /64 of IPv6, a site a /48 of IPv6; an account is staff's; all is everyone together. */
  by: "network" | "site" | "account" | "all";
  uses: number;
  seconds: number;
};

type RequestLimit = {
  /** The longest window first, so that a use which it refuses does not fill the shorter ones. */
  windows: readonly Window[];
  /** What happens while the database cannot count. A limit must not be what keeps a shopper from paying. */
  uncounted: "allow" | "refuse";
};

/** How often anyone may do a thing. */
export const REQUEST_LIMITS = {
  /** Pressing Pay. An office or a carrier may stand behind one address, so this is for scripts, not shoppers. */
  place_order: {
    windows: [
      { by: "site", uses: 200, seconds: HOUR },
      { by: "network", uses: 20, seconds: HOUR },
      { by: "network", uses: 5, seconds: MINUTE },
    ],
    uncounted: "allow",
  },
  /** Changing a cart, a delivery or the currency. */
  change_cart: { windows: [{ by: "network", uses: 60, seconds: MINUTE }], uncounted: "allow" },
  /** Opening an order's page or its live stream. */
  order_status: { windows: [{ by: "network", uses: 60, seconds: MINUTE }], uncounted: "allow" },
  /** Having Stripe asked about an unpaid order: each view of its page does, and an open page five times in the first minute. */
  ask_stripe: { windows: [{ by: "network", uses: 30, seconds: MINUTE }], uncounted: "allow" },
  /** Canceling an unpaid order from its page: each has Stripe asked. */
  cancel_order: { windows: [{ by: "network", uses: 10, seconds: MINUTE }], uncounted: "allow" },
  /** The same by staff. */
  staff_cancel_order: { windows: [{ by: "account", uses: 20, seconds: MINUTE }], uncounted: "allow" },
  /** Having Stripe asked, by staff. */
  staff_ask_stripe: { windows: [{ by: "account", uses: 10, seconds: MINUTE }], uncounted: "allow" },
  /** Having a mail sent again, by staff: no shopper's mailbox is to be filled. */
  staff_resend_mail: {
    windows: [
      { by: "account", uses: 60, seconds: HOUR },
      { by: "account", uses: 10, seconds: MINUTE },
    ],
    uncounted: "allow",
  },
  /** What staff change: refunds, approvals, reviews. */
  staff_change: { windows: [{ by: "account", uses: 30, seconds: MINUTE }], uncounted: "allow" },
  /**
   * A browser's report of what the Content-Security-Policy refused: each may become a line of the log. Whoever
   * invents reports silences the others, and does not fill the disk.
   */
  csp_report: {
    windows: [
      { by: "network", uses: 30, seconds: HOUR },
      { by: "all", uses: 60, seconds: MINUTE },
    ],
    uncounted: "allow",
  },
  /** Trying to sign in as staff; a success gives its use back. */
  sign_in: {
    windows: [
      { by: "site", uses: 40, seconds: HOUR },
      { by: "network", uses: 10, seconds: HOUR },
      { by: "network", uses: 3, seconds: 10 },
    ],
    uncounted: "refuse",
  },
  /**
   * The same, on one account, from all networks together that its owner has not signed in from: the wait grows
   * from a minute to a day. A success gives its use back.
   */
  sign_in_by_strangers: {
    windows: [
      { by: "account", uses: 100, seconds: DAY },
      { by: "account", uses: 20, seconds: HOUR },
      { by: "account", uses: 5, seconds: MINUTE },
    ],
    uncounted: "refuse",
  },
  /** The same, on one account, from one network that its owner has signed in from. */
  sign_in_by_known: { windows: [{ by: "account", uses: 30, seconds: DAY }], uncounted: "refuse" },
} as const satisfies Record<string, RequestLimit>;

export type LimitName = keyof typeof REQUEST_LIMITS;

/** After so many declined payments an order is closed: whoever tries cards needs another order for each few of them. */
export const MOST_DECLINES = 8;

/**
 * So many declined payments of all orders that one network placed, and it starts no payment until the window is
 * no longer full. The day is for orders that were placed ahead: each of them still has its own eight.
 */
export const DECLINE_WINDOWS = [
  { declines: 100, seconds: DAY },
  { declines: 20, seconds: HOUR },
] as const;

/**
 * So many of them, and whoever pays from there is asked to prove that they are a person, where the shop has a CAPTCHA
 * (docs/captcha.md). More than an honest shopper mistypes, and fewer than one order's eight.
 */
export const PROOF_WINDOW = { declines: 3, seconds: HOUR } as const;

type HoldLimit = {
  pieces: number;
  /**
   * In minor units of each currency of the shop; a test misses none. Orders in several currencies use up their
   * shares of these together.
   */
  value: Readonly<Partial<Record<string, number>>>;
};

/**
 * What may be set aside in orders that nobody has paid yet. One cart has one such order; a network, which may
 * be a whole office or the customers of a carrier, has as many as it places.
 */
export const HOLD_LIMITS: Readonly<Record<"cart" | "network", HoldLimit>> = {
  cart: {
    pieces: 100,
    value: { usd: 800_000, eur: 800_000, gbp: 700_000, jpy: 1_200_000, kwd: 2_500_000 },
  },
  network: {
    pieces: 200,
    value: { usd: 1_600_000, eur: 1_600_000, gbp: 1_400_000, jpy: 2_400_000, kwd: 5_000_000 },
  },
};
