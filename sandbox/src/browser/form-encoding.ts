import { isRecord } from "../page/guards";

/**
 * Stripe's request format: nested objects and lists in bracket form (`card[number]=…`, `expand[0]=…`).
 * Undefined values are left out; null becomes an empty string, which unsets a field.
 */
export function encodeForm(parameters: Record<string, unknown>): string {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) append(form, key, value);
  return form.toString();
}

function append(form: URLSearchParams, key: string, value: unknown): void {
  if (value === undefined) return;
  if (isRecord(value)) {
    for (const [name, inner] of Object.entries(value)) append(form, `${key}[${name}]`, inner);
    return;
  }
  form.append(key, value === null ? "" : String(value));
}
