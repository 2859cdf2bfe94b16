import { CONTACT_FIELDS } from "@/lib/orders/contact-fields";
import type { TypedContact } from "./contact-rules";

// This tab only, and nothing of a card: that stays inside Stripe's frame.
const KEY = "till.checkout.contact";

/** Keeps what was typed for a reload. A browser that forbids storage only loses that convenience. */
export function keepContact(typed: TypedContact): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(typed));
  } catch {
    // Storage is full or forbidden.
  }
}

export function forgetContact(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
}

/** What was kept, field by field, or nothing. Whatever else is stored under the key is ignored. */
export function readKeptContact(): TypedContact {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (typeof stored !== "object" || stored === null) return {};
    const entries = new Map<string, unknown>(Object.entries(stored));
    const typed: TypedContact = {};
    for (const field of CONTACT_FIELDS) {
      const value = entries.get(field);
      if (typeof value === "string") typed[field] = value;
    }
    return typed;
  } catch {
    return {};
  }
}

/** What stands in the form's contact fields now. */
export function readTypedContact(form: HTMLFormElement): TypedContact {
  const data = new FormData(form);
  const typed: TypedContact = {};
  for (const field of CONTACT_FIELDS) {
    const value = data.get(field);
    if (typeof value === "string") typed[field] = value;
  }
  return typed;
}

/** Puts kept values into the fields that are empty; what the shopper or the browser typed since stays. */
export function restoreContact(form: HTMLFormElement, kept: TypedContact): void {
  for (const field of CONTACT_FIELDS) {
    const control = form.elements.namedItem(field);
    const value = kept[field];
    if (value && control instanceof HTMLInputElement && control.value === "") control.value = value;
  }
}
