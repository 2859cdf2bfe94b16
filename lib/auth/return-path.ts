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
