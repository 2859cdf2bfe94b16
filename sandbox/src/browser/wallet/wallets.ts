import { readRecord, readString } from "../../page/guards";

export type Wallet = { type: string; option: "applePay" | "googlePay" | "link"; name: string };

const WALLETS: Wallet[] = [
  { type: "apple_pay", option: "applePay", name: "Apple Pay" },
  { type: "google_pay", option: "googlePay", name: "Google Pay" },
  { type: "link", option: "link", name: "Link" },
];

/** What a wallet button is called in a message or on the button. */
export function walletName(type: string): string {
  return WALLETS.find((wallet) => wallet.type === type)?.name ?? type;
}

/** Simulated wallets that the options allow. Apple Pay needs a Safari in reality, so it shows only on "always". */
export function shownWallets(element: Record<string, unknown>): Wallet[] {
  const chosen = { ...readRecord(element, "wallets"), ...readRecord(element, "paymentMethods") };
  return WALLETS.filter(({ option }) => {
    const setting = readString(chosen, option) ?? "auto";
    return option === "applePay" ? setting === "always" : setting !== "never";
  });
}
