import { h } from "../../page/dom";
import { isRecord, readNumber, readString, readStrings } from "../../page/guards";
import { minorUnits } from "../../page/minor-units";
import { callApi } from "../api";
import { connect, emit } from "../frame/channel";
import { bill, choice } from "./sheet-parts";
import { CARDS, CONTACTS, EMAIL, type WalletContact } from "./wallet-data";
import { walletName } from "./wallets";

/** The wallet's sheet over the shop: total, card, address, delivery, and one button. */
let group: Record<string, unknown> = {};
let options: Record<string, unknown> = {};
let publishableKey = "";
let contact: WalletContact | undefined = CONTACTS[0];
let card = CARDS[0];
let rateId = "";
let message = "";
let busy = false;

const rates = () => (Array.isArray(options.shippingRates) ? options.shippingRates.filter(isRecord) : []);
const rate = () => rates().find((entry) => readString(entry, "id") === rateId) ?? rates()[0];
const contacts = () => {
  const allowed = readStrings(options, "allowedShippingCountries");
  return CONTACTS.filter(({ address }) => !allowed || allowed.includes(address.country));
};
const money = (amount: number) => minorUnits(amount, readString(group, "currency") ?? "usd");
const shipTo = () => options.shippingAddressRequired === true;

function addressChanged(): void {
  if (!contact) return;
  const { city, state, postal_code, country } = contact.address;
  emit("shippingaddresschange", { name: contact.name, address: { city, state, postal_code, country } });
}

function choices(): HTMLElement[] {
  const disabled = busy;
  const cards = choice({
    label: "Card",
    name: "card",
    entries: CARDS.map(({ label, number }) => [number, label]),
    value: card?.number ?? "",
    disabled,
    chosen: (value) => {
      card = CARDS.find(({ number }) => number === value);
    },
  });
  if (!shipTo()) return [cards];
  const addresses = choice({
    label: "Ship to",
    name: "address",
    entries: contacts().map(({ name, address }) => [name, `${name}, ${address.line1}, ${address.city}`]),
    value: contact?.name ?? "",
    disabled,
    chosen: (value) => {
      contact = CONTACTS.find(({ name }) => name === value);
      addressChanged();
    },
  });
  const deliveries = choice({
    label: "Delivery",
    name: "rate",
    entries: rates().map((entry) => {
      const price = money(readNumber(entry, "amount") ?? 0);
      return [readString(entry, "id") ?? "", `${readString(entry, "displayName") ?? ""} · ${price}`];
    }),
    value: readString(rate(), "id") ?? "",
    disabled,
    chosen: (value) => {
      rateId = value;
      emit("shippingratechange", { shippingRate: rate() });
    },
  });
  return rates().length > 0 ? [cards, addresses, deliveries] : [cards, addresses];
}

function draw(): void {
  const name = walletName(readString(options, "expressPaymentType") ?? "");
  const blocked = shipTo() && options.rejected === true;
  const cancel = h("button", { type: "button", class: "DialogClose", "aria-label": "Cancel" }, "×");
  cancel.addEventListener("click", () => emit("close"));
  const pay = h(
    "button",
    { type: "button", class: "SheetPay" },
    busy ? "Processing…" : `Pay ${money(readNumber(group, "amount") ?? 0)}`,
  );
  pay.disabled = busy || blocked;
  pay.addEventListener("click", () => void approve());
  const focused = document.activeElement?.id;
  document
    .querySelector("#root")
    ?.replaceChildren(
      h(
        "div",
        { class: "Dialog Sheet", role: "dialog", "aria-modal": "true", "aria-labelledby": "sheet-title" },
        h(
          "div",
          { class: "DialogBar" },
          h("h1", { id: "sheet-title", class: "SheetTitle" }, name),
          h("span", { class: "DialogMark" }, "SIMULATED"),
          cancel,
        ),
        h(
          "div",
          { class: "SheetBody" },
          ...bill(options, readNumber(group, "amount") ?? 0, money),
          ...choices(),
          pay,
          h(
            "p",
            { class: "SheetStatus", role: "status" },
            blocked ? "The shop does not deliver to this address." : message,
          ),
        ),
      ),
    );
  const again = focused ? document.getElementById(focused) : null;
  (again ?? pay).focus();
}

async function approve(): Promise<void> {
  if (!card || busy) return;
  busy = true;
  draw();
  const billing = {
    name: contact?.name ?? "",
    email: EMAIL,
    ...(options.phoneNumberRequired === true ? { phone: contact?.phone } : {}),
    address: contact?.address,
  };
  const answer = await callApi(window.location.origin, publishableKey, {
    method: "POST",
    path: "/v1/payment_methods",
    parameters: {
      type: "card",
      card: { number: card.number, exp_month: 12, exp_year: new Date().getFullYear() + 3, cvc: card.cvc },
      billing_details: billing,
    },
  });
  if (!answer.ok) {
    busy = false;
    message = answer.error.message;
    draw();
    return;
  }
  emit("approve", {
    paymentMethod: answer.body,
    billingDetails: billing,
    ...(shipTo() && contact ? { shippingAddress: { name: contact.name, address: contact.address } } : {}),
    ...(shipTo() && rate() ? { shippingRate: rate() } : {}),
  });
}

document.body.classList.add("Overlay");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") emit("close");
});
connect({
  init(config) {
    publishableKey = config.publishableKey;
    group = config.group;
    options = config.element;
    contact = contacts()[0];
    draw();
    if (shipTo()) addressChanged();
  },
  update(newGroup, changes) {
    group = newGroup;
    options = { ...options, ...changes };
    draw();
  },
  command: () => undefined,
  query: () => null,
});
