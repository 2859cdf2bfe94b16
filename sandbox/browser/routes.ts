import type { PageRoute } from "../http/route";
import { file, script } from "./bundle";
import { sendAsset, sendPage } from "./respond";

const here = (path: string): URL => new URL(path, import.meta.url);

/** Documents below `/elements/`: name, script entry, stylesheets and title. */
const PAGES: Record<string, { entry: string; styles: string[]; title: string }> = {
  payment: { entry: "payment/main.ts", styles: ["elements", "variants", "methods"], title: "Payment" },
  address: { entry: "address/main.ts", styles: ["elements", "variants"], title: "Address" },
  "link-authentication": { entry: "link/main.ts", styles: ["elements", "variants"], title: "Email" },
  "express-checkout": {
    entry: "express/main.ts",
    styles: ["elements", "variants", "express"],
    title: "Express checkout",
  },
  wallet: { entry: "wallet/main.ts", styles: ["dialog", "wallet"], title: "Wallet" },
  "three-ds-2-challenge": {
    entry: "challenge-dialog/main.ts",
    styles: ["dialog"],
    title: "3D Secure challenge",
  },
  challenge: { entry: "challenge/main.ts", styles: ["test-page"], title: "3D Secure 2 test page" },
  bank: { entry: "bank/main.ts", styles: ["test-page"], title: "Test bank" },
};

const STYLES = ["elements", "variants", "methods", "express", "dialog", "wallet", "test-page"];

function page(name: string, { styles, title }: { styles: string[]; title: string }): string {
  const links = styles
    .map((style) => `<link rel="stylesheet" href="/elements/assets/${style}.css">`)
    .join("");
  // Only a page of its own has a main landmark; the shop's page has one already, and frames count with it.
  const root = name === "bank" ? '<main id="root"></main>' : '<div id="root"></div>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${links}<script defer src="/elements/assets/${name}.js"></script></head><body>${root}</body></html>`;
}

const stripeJs: PageRoute = {
  method: "GET",
  path: "/endive/stripe.js",
  handle: async (request, response, sandbox) => {
    const { body } = await script(here("host/main.ts"));
    const host = request.headers.host;
    const origin = host && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).origin : sandbox.url;
    const prefix = `var SANDBOX_ORIGIN=${JSON.stringify(origin)};\n`;
    sendAsset(request, response, "text/javascript", `(function(){${prefix}${body}})();\n`);
  },
};

const pages: PageRoute[] = Object.entries(PAGES).flatMap(([name, settings]) => [
  {
    method: "GET",
    path: `/elements/${name}`,
    handle: (_request, response) => sendPage(response, page(name, settings)),
  },
  {
    method: "GET",
    path: `/elements/assets/${name}.js`,
    handle: async (request, response) =>
      sendAsset(request, response, "text/javascript", await script(here(settings.entry))),
  },
]);

const styles: PageRoute[] = STYLES.map((name) => ({
  method: "GET",
  path: `/elements/assets/${name}.css`,
  handle: async (request, response) =>
    sendAsset(request, response, "text/css", await file(here(`styles/${name}.css`))),
}));

/** Stripe.js' stand-in, the documents of its frames, the 3D Secure challenge and the bank's page. */
export const browserRoutes: PageRoute[] = [stripeJs, ...pages, ...styles];
