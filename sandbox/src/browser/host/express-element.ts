import { isRecord, readRecord, readString } from "../../page/guards";
import { type ElementOwner, HostElement } from "./element";
import { IntegrationError } from "./integration-error";
import { type Overlay, openOverlay } from "./overlay";

/** What a wallet handed over when the shopper approved: used by the next confirmPayment. */
export type WalletApproval = {
  expressPaymentType: string;
  /** The PaymentMethod the wallet made; its card number never came near the shop's page. */
  paymentMethod: Record<string, unknown>;
  shipping: Record<string, unknown> | null;
};

/** Stripe.js waits this long for the page to answer an event of the wallet. */
const ANSWER_WITHIN_MS = 1000;

/** The Express Checkout Element: buttons in a frame, and the simulated wallet they open. */
export class ExpressElement extends HostElement {
  authorized: WalletApproval | null = null;
  private sheet: Overlay | null = null;

  constructor(owner: ElementOwner, options: Record<string, unknown>) {
    super("expressCheckout", owner, options);
  }

  protected override dispatch(name: string, detail: Record<string, unknown>): void {
    if (name !== "click") {
      super.dispatch(name, detail);
      return;
    }
    const expressPaymentType = readString(detail, "expressPaymentType") ?? "";
    this.askPage(
      "click",
      { elementType: this.type, expressPaymentType },
      (details) => this.openSheet(expressPaymentType, details),
      () => undefined,
    );
  }

  /** Emits an event that the page must answer with `resolve` or `reject`, once and in time. */
  private askPage(
    name: string,
    event: Record<string, unknown>,
    resolved: (details: Record<string, unknown>) => void,
    rejected: () => void,
  ): void {
    let open = true;
    const settle = (then: () => void) => {
      if (!open) return;
      open = false;
      clearTimeout(timer);
      then();
    };
    const timer = setTimeout(() => {
      settle(rejected);
      console.error(
        new IntegrationError(
          `The '${name}' event of the Express Checkout Element was not resolved within 1 second.`,
        ),
      );
    }, ANSWER_WITHIN_MS);
    const answers = {
      resolve: (details?: unknown) => settle(() => resolved(isRecord(details) ? details : {})),
      reject: () => settle(rejected),
    };
    if (!this.events.has(name)) answers.resolve();
    else this.events.emit(name, { ...event, ...answers });
  }

  private openSheet(expressPaymentType: string, details: Record<string, unknown>): void {
    const element = { ...this.options, ...details, expressPaymentType };
    this.sheet = openOverlay("wallet", "Simulated wallet", {}, (message, overlay) => {
      if (message.type === "loaded") {
        const { publishableKey, options: group } = this.owner;
        overlay.link.post({
          type: "init",
          config: { elementType: this.type, publishableKey, group, element },
        });
      }
      if (message.type === "event") this.fromSheet(message.name, message.detail, expressPaymentType);
    });
  }

  private fromSheet(name: string, detail: Record<string, unknown>, expressPaymentType: string): void {
    if (name === "close") {
      this.closeSheet();
      this.authorized = null;
      this.events.emit("cancel", { elementType: this.type });
    } else if (name === "shippingaddresschange" || name === "shippingratechange") {
      this.askPage(
        name,
        { elementType: this.type, ...detail },
        (details) => this.updateSheet({ ...details, rejected: false }),
        () => this.updateSheet({ rejected: true }),
      );
    } else if (name === "approve") {
      const shipping = detail.shippingAddress;
      this.authorized = {
        expressPaymentType,
        paymentMethod: readRecord(detail, "paymentMethod"),
        shipping: isRecord(shipping) ? shipping : null,
      };
      const { billingDetails, shippingAddress, shippingRate } = detail;
      this.events.emit("confirm", {
        elementType: this.type,
        expressPaymentType,
        ...(billingDetails ? { billingDetails } : {}),
        ...(shippingAddress ? { shippingAddress } : {}),
        ...(shippingRate ? { shippingRate } : {}),
        paymentFailed: () => this.settle(),
      });
    }
  }

  /** The total may have changed with the address, so the sheet also gets the group's present options. */
  private updateSheet(element: Record<string, unknown>): void {
    this.sheet?.link.post({ type: "update", group: this.owner.options, element });
  }

  private closeSheet(): void {
    this.sheet?.close();
    this.sheet = null;
  }

  /** The payment is over, one way or the other. */
  settle(): void {
    this.authorized = null;
    this.closeSheet();
  }
}
