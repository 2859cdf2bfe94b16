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
    const duration = () => Math.round(performance.now() - started);
    return this.#send(url, body, signature, timeout).then(
      ({ status, text }) => ({ status, body: text, error: null, duration: duration() }),
      (error: Error) => ({
        status: null,
        body: "",
        error: error.message || error.name,
        duration: duration(),
      }),
    );
  }

  #send(
    url: string,
    body: string,
    signature: string,
    timeout: number,
  ): Promise<{ status: number | null; text: string }> {
    const secure = url.startsWith("https:");
    return new Promise((resolve, reject) => {
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
        response.on("end", () => resolve({ status: response.statusCode ?? null, text }));
        response.on("error", reject);
      });
      request.on("error", reject);
      request.on("close", () => clearTimeout(timer));
      request.end(body);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
