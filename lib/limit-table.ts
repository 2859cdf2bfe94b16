const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** At most `uses` in `seconds`, counted from the first use. */
export type Window = {
  /** A network is an IPv4 address or a /64 of IPv6, a site a /48 of IPv6; staff count by their account. */
  by: "network" | "site" | "account";
  uses: number;
  seconds: number;
};

type RequestLimit = {
  /** The longest window first, so that a use which it refuses does not fill the shorter ones. */
  windows: readonly Window[];
  /** What happens while the database cannot count. A limit must not be what keeps a shopper from paying. */
  uncounted: "allow" | "refuse";
};

/** How often anyone may do a thing. Change the numbers here; nothing else has to follow. */
export const REQUEST_LIMITS = {
  /** Pressing Pay. An office or a carrier may stand behind one address, so this is for scripts, not shoppers. */
  place_order: {
    windows: [
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
  /** The same for staff. */
  staff_ask_stripe: { windows: [{ by: "account", uses: 10, seconds: MINUTE }], uncounted: "allow" },
  /** Trying to sign in as staff; a success gives its use back. */
  sign_in: {
    windows: [
      { by: "site", uses: 40, seconds: HOUR },
      { by: "network", uses: 10, seconds: HOUR },
      { by: "network", uses: 3, seconds: 10 },
    ],
    uncounted: "refuse",
  },
} as const satisfies Record<string, RequestLimit>;

export type LimitName = keyof typeof REQUEST_LIMITS;
