import { readRecord, readString } from "../../page/guards";
import type { ElementsGroup } from "./elements-group";

/** Billing details from a billing Address Element and a Link Authentication Element in the same group. */
export function billingFromSiblings(group: ElementsGroup | null | undefined): Record<string, unknown> {
  const address = group?.find("address", "billing")?.latest;
  const email = readString(readRecord(group?.find("linkAuthentication")?.latest, "value"), "email");
  return { ...(email ? { email } : {}), ...(address ? contact(readRecord(address, "value")) : {}) };
}

/** The PaymentIntent's `shipping` from a shipping Address Element, when it has been filled in. */
export function shippingFromSiblings(
  group: ElementsGroup | null | undefined,
): Record<string, unknown> | undefined {
  const latest = group?.find("address", "shipping")?.latest;
  return latest && latest.complete === true ? contact(readRecord(latest, "value")) : undefined;
}

function contact(value: Record<string, unknown>): Record<string, unknown> {
  const { name, address, phone } = value;
  return {
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
    ...(phone ? { phone } : {}),
  };
}
