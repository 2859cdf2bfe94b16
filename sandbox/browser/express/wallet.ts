import { callApi } from "../api";
import { connect, emit } from "../frame/channel";
import { h } from "../frame/dom";
import { isRecord, readNumber, readRecord, readString, readStrings } from "../guards";
import { minorUnits } from "./minor-units";
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

function choice(
  label: string,
  name: string,
  entries: [string, string][],
  value: string,
  chosen: (value: string) => void,
) {
  const id = `wallet-${name}`;
  const select = h("select", { id, name, class: "SheetSelect" });
  for (const [key, text] of entries) select.append(h("option", { value: key }, text));
  select.value = value;
  select.disabled = busy;
  select.addEventListener("change", () => chosen(select.value));
  return h("div", { class: "SheetRow" }, h("label", { class: "SheetLabel", for: id }, label), select);
}

function addressChanged(): void {
  if (!contact) return;
  const { city, state, postal_code, country } = contact.address;
  emit("shippingaddresschange", { name: contact.name, address: { city, state, postal_code, country } });
}

function rows(): (HTMLElement | null)[] {
  const lines = Array.isArray(options.lineItems) ? options.lineItems.filter(isRecord) : [];
  return [
    ...lines.map((line) =>
      h(
        "div",
        { class: "SheetLine" },
        h("span", {}, readString(line, "name") ?? ""),
        h("span", {}, money(readNumber(line, "amount") ?? 0)),
      ),
    ),
    h(
      "div",
      { class: "SheetLine SheetTotal" },
      h("span", {}, readString(readRecord(options, "business"), "name") ?? "Total"),
      h("span", {}, money(readNumber(group, "amount") ?? 0)),
    ),
    choice(
      "Card",
      "card",
      CARDS.map(({ label, number }) => [number, label]),
      card?.number ?? "",
      (value) => {
        card = CARDS.find(({ number }) => number === value);
      },
    ),
    shipTo()
      ? choice(
          "Ship to",
          "address",
          contacts().map(({ name, address }) => [name, `${name}, ${address.line1}, ${address.city}`]),
          contact?.name ?? "",
          (value) => {
            contact = CONTACTS.find(({ name }) => name === value);
            addressChanged();
          },
        )
      : null,
    shipTo() && rates().length > 0
      ? choice(
          "Delivery",
          "rate",
          rates().map((entry) => [
            readString(entry, "id") ?? "",
            `${readString(entry, "displayName") ?? ""} · ${money(readNumber(entry, "amount") ?? 0)}`,
          ]),
          readString(rate(), "id") ?? "",
          (value) => {
            rateId = value;
            emit("shippingratechange", { shippingRate: rate() });
          },
        )
      : null,
  ];
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
    .querySelector("main")
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
          ...rows(),
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
