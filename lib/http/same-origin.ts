const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function sameSite(origin: string, appUrl: URL): boolean {
  if (origin === appUrl.origin) return true;
  // A laptop is reached by several names; a shop on the internet is not.
  if (!URL.canParse(origin) || !LOOPBACK.has(appUrl.hostname)) return false;
  const { protocol, hostname, port } = new URL(origin);
  return LOOPBACK.has(hostname) && protocol === appUrl.protocol && port === appUrl.port;
}

/**
 * Whether a request was sent by the shop's own pages. Next lets a server action through when a request
 * has no Origin at all, so an absent one counts only when the browser vouches by Sec-Fetch-Site.
 */
export function isSameOrigin(headers: Headers, appUrl: URL): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return sameSite(origin, appUrl);
  return headers.get("sec-fetch-site") === "same-origin";
}
