import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const SITE_KEY = "site-key-of-tests";
const SECRET_KEY = "secret-key-of-tests";

export type CaptchaProvider = {
  origin: string;
  /** The settings that put it in a real provider's place. */
  settings: Record<string, string>;
  /** What its widget would give to a browser: good once. */
  newProof: () => string;
  /** The forms that it was asked with. */
  asked: URLSearchParams[];
  close: () => Promise<void>;
};

// As Turnstile's: calls what `onload` names, and draws a frame of its own origin, which tells the page the proof.
const SCRIPT = `
  const { origin, searchParams } = new URL(document.currentScript.src);
  window.turnstile = {
    render(box, { sitekey, callback }) {
      const frame = document.createElement("iframe");
      frame.title = "Check of the CAPTCHA";
      frame.width = 300;
      frame.height = 65;
      frame.src = origin + "/widget?sitekey=" + encodeURIComponent(sitekey);
      window.addEventListener("message", (event) => {
        if (event.source === frame.contentWindow) callback(event.data);
      });
      box.append(frame);
      return frame;
    },
    remove: (frame) => frame.remove(),
  };
  window[searchParams.get("onload")]();`;

const widget = (proof: string) => `<!doctype html>
  <html lang="en"><head><title>Check</title></head><body>
  <button>I am a person</button>
  <script>
    const button = document.querySelector("button");
    button.onclick = () => {
      parent.postMessage("${proof}", "*");
      button.textContent = "Thank you";
      button.disabled = true;
    };
  </script></body></html>`;

/** A CAPTCHA's provider on a free port: script, widget and verification, without anything that tells a person. */
export async function startCaptchaProvider(): Promise<CaptchaProvider> {
  const good = new Set<string>();
  const asked: URLSearchParams[] = [];
  function newProof(): string {
    const proof = randomUUID();
    good.add(proof);
    return proof;
  }
  function verify(form: URLSearchParams) {
    asked.push(form);
    if (form.get("secret") !== SECRET_KEY) return { success: false, "error-codes": ["invalid-input-secret"] };
    return good.delete(form.get("response") ?? "")
      ? { success: true, "error-codes": [] }
      : { success: false, "error-codes": ["timeout-or-duplicate"] };
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const reply = (type: string, body: string) => response.setHeader("Content-Type", type).end(body);
    const route = `${request.method} ${pathname}`;
    if (route === "GET /api.js") return reply("text/javascript", SCRIPT);
    if (route === "GET /widget" && searchParams.get("sitekey") === SITE_KEY)
      return reply("text/html", widget(newProof()));
    if (route === "POST /siteverify")
      return reply("application/json", JSON.stringify(verify(new URLSearchParams(await text(request)))));
    return response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the CAPTCHA's provider has no port");
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    settings: {
      CAPTCHA_SITE_KEY: SITE_KEY,
      CAPTCHA_SECRET_KEY: SECRET_KEY,
      CAPTCHA_VERIFY_URL: `${origin}/siteverify`,
      CAPTCHA_SCRIPT_URL: `${origin}/api.js`,
    },
    newProof,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
