const DEFAULT_PATH = "/admin/orders";

// A path below /admin, with a query at most: nothing that a browser could read as another host.
const STAFF_PATH = /^\/admin(?:\/[\w-]+)*(?:\?[\w\-.~%&=+]*)?$/;

/** Where to go after signing in: `value` if it is a staff page, otherwise the list of orders. */
export function returnPath(value: unknown): string {
  const fits = typeof value === "string" && value.length <= 512 && STAFF_PATH.test(value);
  return fits && !value.startsWith("/admin/sign-in") ? value : DEFAULT_PATH;
}

/** The address of the sign-in page that leads back to a staff page. */
export function signInPath(returnTo: string): string {
  const path = returnPath(returnTo);
  return path === DEFAULT_PATH ? "/admin/sign-in" : `/admin/sign-in?next=${encodeURIComponent(path)}`;
}

/**
 * The staff page that a request says it was sent from, to lead back to it. A claim of the browser's, so it
 * is followed only to staff pages.
 */
export function pageBehind(headers: Headers): string {
  const referer = headers.get("referer") ?? "";
  if (!URL.canParse(referer)) return DEFAULT_PATH;
  const { pathname, search } = new URL(referer);
  return returnPath(pathname + search);
}
