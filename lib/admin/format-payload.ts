// Whoever holds a client secret can act on the payment in a browser; nobody needs it to read an event.
const HIDDEN_KEYS = new Set(["client_secret"]);

/** A webhook event's payload as indented JSON, without what must not be shown. */
export function formatPayload(payload: unknown): string {
  const text = JSON.stringify(
    payload,
    (key, value) => (HIDDEN_KEYS.has(key) && value ? "[hidden]" : value),
    2,
  );
  return text ?? "null";
}
