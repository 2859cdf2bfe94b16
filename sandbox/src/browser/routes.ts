import { script, stylesheet } from "../http/assets";
import type { PageRoute } from "../http/page-route";
import { sendAsset, sendPage } from "../http/respond";

/** Documents below `/elements/`: name, script entry, stylesheets and title. */
const PAGES: Record<string, { script: string; styles: string[]; title: string }> = {
  payment: { script: "payment/main.js", styles: ["elements", "variants", "methods"], title: "Payment" },
  address: { script: "address/main.js", styles: ["elements", "variants"], title: "Address" },
  "link-authentication": { script: "link/main.js", styles: ["elements", "variants"], title: "Email" },
  "express-checkout": {
    script: "express/main.js",
    styles: ["elements", "variants", "express"],
    title: "Express checkout",
  },
  wallet: { script: "wallet/main.js", styles: ["dialog", "wallet"], title: "Wallet" },
  "three-ds-2-challenge": {
    script: "challenge-dialog/main.js",
    styles: ["dialog"],
    title: "3D Secure challenge",
  },
  challenge: { script: "challenge/main.js", styles: ["test-page"], title: "3D Secure 2 test page" },
  bank: { script: "bank/main.js", styles: ["test-page"], title: "Test bank" },
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
  access: "everyone",
  handle: async (request, response) => {
    const { body } = await script("browser/host/main.js");
    const origin = new URL(`http://${request.headers.host}`).origin;
    const prefix = `var SANDBOX_ORIGIN=${JSON.stringify(origin)};\n`;
    sendAsset(request, response, "text/javascript", `(function(){${prefix}${body}})();\n`);
  },
};

const pages: PageRoute[] = Object.entries(PAGES).flatMap(([name, settings]) => [
  {
    method: "GET",
    path: `/elements/${name}`,
    access: "everyone",
    handle: (_request, response) => sendPage(response, page(name, settings)),
  },
  {
    method: "GET",
    path: `/elements/assets/${name}.js`,
    access: "everyone",
    handle: async (request, response) =>
      sendAsset(request, response, "text/javascript", await script(`browser/${settings.script}`)),
  },
]);

const styles: PageRoute[] = STYLES.map((name) => ({
  method: "GET",
  path: `/elements/assets/${name}.css`,
  access: "everyone",
  handle: async (request, response) =>
    sendAsset(request, response, "text/css", await stylesheet(`browser/styles/${name}.css`)),
}));

/** Stripe.js' stand-in, the documents of its frames, the 3D Secure challenge and the bank's page. */
export const browserRoutes: PageRoute[] = [stripeJs, ...pages, ...styles];
