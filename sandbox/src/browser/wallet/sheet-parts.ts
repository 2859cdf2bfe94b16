import { h } from "../../page/dom";
import { isRecord, readNumber, readRecord, readString } from "../../page/guards";

type Choice = {
  label: string;
  name: string;
  /** Value and text of each entry. */
  entries: [string, string][];
  value: string;
  disabled: boolean;
  chosen: (value: string) => void;
};

/** A labelled select of the sheet. */
export function choice({ label, name, entries, value, disabled, chosen }: Choice): HTMLElement {
  const id = `wallet-${name}`;
  const select = h("select", { id, name, class: "SheetSelect" });
  for (const [key, text] of entries) select.append(h("option", { value: key }, text));
  select.value = value;
  select.disabled = disabled;
  select.addEventListener("change", () => chosen(select.value));
  return h("div", { class: "SheetRow" }, h("label", { class: "SheetLabel", for: id }, label), select);
}

/** The page's line items and the total. `money` writes an amount of the currency's minor unit. */
export function bill(
  options: Record<string, unknown>,
  total: number,
  money: (amount: number) => string,
): HTMLElement[] {
  const lines = Array.isArray(options.lineItems) ? options.lineItems.filter(isRecord) : [];
  const line = (name: string, amount: number, kind = "") =>
    h("div", { class: `SheetLine ${kind}` }, h("span", {}, name), h("span", {}, money(amount)));
  return [
    ...lines.map((entry) => line(readString(entry, "name") ?? "", readNumber(entry, "amount") ?? 0)),
    line(readString(readRecord(options, "business"), "name") ?? "Total", total, "SheetTotal"),
  ];
}
