import { readRecord, readString } from "../../page/guards";
import type { EventView } from "./store";

/** What a payment was made with, read off its newest charge event: `visa •••• 4242`, `sepa debit •••• 3201`. */
export function methodOf(payment: string, events: EventView[]): string | null {
  for (const { data } of events) {
    if (readString(data.object, "object") !== "charge") continue;
    if (readString(data.object, "payment_intent") !== payment) continue;
    const details = readRecord(data.object, "payment_method_details");
    const type = readString(details, "type");
    if (!type) continue;
    const specific = readRecord(details, type);
    const name = readString(specific, "brand") ?? type.replaceAll("_", " ");
    const last4 = readString(specific, "last4");
    return last4 ? `${name} •••• ${last4}` : name;
  }
  return null;
}
