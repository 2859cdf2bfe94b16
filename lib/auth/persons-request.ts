/**
 * Whether a person asked for something: a page opened, a form sent, an action pressed. A page that brings
 * itself up to date in the background is none, so that an open tab does not keep a session alive.
 */
export function isPersonsRequest(headers: Headers): boolean {
  const mode = headers.get("sec-fetch-mode");
  return mode === null || mode === "navigate" || headers.has("next-action");
}
