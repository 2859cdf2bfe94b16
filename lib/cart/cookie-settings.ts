/**
 * Name and attributes of a cookie of the shop at `appUrl`; `maxAge` in seconds. Browsers accept the
 * `__Host-` prefix only with Secure: such a cookie cannot come from a subdomain or from plain http. A
 * shop on a laptop has no https and uses the bare name.
 */
export function cookieSettings(name: string, appUrl: URL, maxAge: number) {
  const secure = appUrl.protocol === "https:";
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge } as const,
  };
}
