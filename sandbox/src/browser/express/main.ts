import { h } from "../../page/dom";
import { readNumber, readRecord } from "../../page/guards";
import { applyAppearance } from "../frame/appearance";
import { connect, emit, followFocus, followHeight } from "../frame/channel";
import { textsFor } from "../locales/locale";
import { shownWallets } from "../wallet/wallets";

const DEFAULT_HEIGHT = 44;

function draw(group: Record<string, unknown>, element: Record<string, unknown>): void {
  applyAppearance(group);
  const { language, texts } = textsFor(group.locale);
  document.documentElement.lang = language;
  const wallets = shownWallets(element);
  const height = Math.min(55, Math.max(40, readNumber(element, "buttonHeight") ?? DEFAULT_HEIGHT));
  const columns = readNumber(readRecord(element, "layout"), "maxColumns") ?? 2;
  const buttons = wallets.map(({ type, name }) =>
    h(
      "button",
      {
        type: "button",
        class: `Wallet Wallet--${type}`,
        "aria-label": `${texts.payWith} ${name}`,
        onclick: () => emit("click", { expressPaymentType: type }),
      },
      h("span", { class: "WalletName", "aria-hidden": "true" }, name),
    ),
  );
  const grid = h("div", { class: "Wallets" }, ...buttons);
  grid.style.setProperty("--height", `${height}px`);
  grid.style.setProperty("--columns", String(Math.max(1, Math.min(columns, wallets.length))));
  document.querySelector("#root")?.replaceChildren(grid);
}

connect({
  init(config) {
    draw(config.group, config.element);
    const main = document.querySelector("#root");
    if (main instanceof HTMLElement) followHeight(main);
    followFocus();
    const shown = new Set(shownWallets(config.element).map(({ option }) => option));
    const availablePaymentMethods = {
      applePay: shown.has("applePay"),
      googlePay: shown.has("googlePay"),
      link: shown.has("link"),
      paypal: false,
      amazonPay: false,
      klarna: false,
    };
    emit("ready", { availablePaymentMethods: shown.size > 0 ? availablePaymentMethods : undefined });
  },
  update: draw,
  command(name) {
    if (name === "focus") document.querySelector("button")?.focus();
  },
  query: () => null,
});
