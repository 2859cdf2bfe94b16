import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

export type PostAnswer = { status: number | null; body: string; error: string | null; duration: number };

const LONGEST_ANSWER = 5000;

/** Sends bodies to endpoints over kept-alive connections. */
export class Poster {
  readonly #http = new HttpAgent({ keepAlive: true });
  readonly #https = new HttpsAgent({ keepAlive: true });

  /** One POST with Stripe's headers. Never rejects; redirects are not followed. `timeout` in milliseconds. */
  post(url: string, body: string, signature: string, timeout: number): Promise<PostAnswer> {
    const started = performance.now();
    const secure = url.startsWith("https:");
    return new Promise((resolve) => {
      const finish = (status: number | null, text: string, error: string | null) =>
        resolve({ status, body: text, error, duration: Math.round(performance.now() - started) });
      const send = secure ? httpsRequest : httpRequest;
      const request = send(url, {
        method: "POST",
        agent: secure ? this.#https : this.#http,
        headers: {
          "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          Accept: "*/*; q=0.5, application/xml",
          "Cache-Control": "no-cache",
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": Buffer.byteLength(body),
          "Stripe-Signature": signature,
        },
      });
      const timer = setTimeout(() => request.destroy(new Error("Timed out")), timeout);
      request.on("response", (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          if (text.length < LONGEST_ANSWER) text = (text + chunk).slice(0, LONGEST_ANSWER);
        });
        response.on("end", () => {
          clearTimeout(timer);
          finish(response.statusCode ?? null, text, null);
        });
        response.on("error", (error) => {
          clearTimeout(timer);
          finish(null, text, error.message);
        });
      });
      request.on("error", (error) => {
        clearTimeout(timer);
        finish(null, "", error.message || error.name);
      });
      request.end(body);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
