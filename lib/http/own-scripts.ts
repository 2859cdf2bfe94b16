/** The part of Trusted Types that is needed here; TypeScript's own types of the browser lack it. */
type TrustedTypes = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => unknown;
};

type Browser = { trustedTypes?: TrustedTypes; location: { href: string; origin: string } };

/** Whether a script's address is a file of this build: the only ones that Next adds to a page. */
function isOwnScript(url: string, { href, origin }: Browser["location"]): boolean {
  if (!URL.canParse(url, href)) return false;
  const script = new URL(url, href);
  return script.origin === origin && script.pathname.startsWith("/_next/static/");
}

/**
 * Where Trusted Types are required (lib/http/content-security-policy.ts), lets scripts of this build be added
 * to the page, and no other script and no HTML: Turbopack's loader has no policy of its own, and a default
 * one is asked for everything that has none. Where nothing is required it is asked for nothing.
 */
export function allowOwnScripts(browser: Browser): void {
  browser.trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (isOwnScript(url, browser.location) ? url : null),
  });
}
