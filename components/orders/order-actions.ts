/** What canceling answers: null before the first press, and after a success, which the page itself shows. */
export type CancelState = { tone: "info" | "warning" | "danger"; title: string; text: string } | null;

/** What buying again answers where it does not lead to the cart. */
export type BuyAgainState = { title: string; text: string; cart: boolean } | null;

/** What the shopper of an order can have done on its page. Each is sent the order's token. */
export type OrderActions = {
  cancel: (before: CancelState, form: FormData) => Promise<CancelState>;
  buyAgain: (before: BuyAgainState, form: FormData) => Promise<BuyAgainState>;
};
