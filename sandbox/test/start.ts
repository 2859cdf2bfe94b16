import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import Stripe from "stripe";
import { SandboxClient } from "../src/client";
import { startSandbox } from "../src/server";

const WEBHOOK_SECRET = "whsec_first_secret_of_the_test";

export type Received = { event: Stripe.Event; body: string; headers: IncomingHttpHeaders };

/** An endpoint that checks signatures with the real library and can be told to fail. */
export type Hook = {
  url: string;
  received: Received[];
  types(): string[];
  /** Statuses of the next answers; 200 when empty. */
  answers: number[];
  close(): Promise<void>;
};

/** Starts an endpoint on a free port. */
export async function startHook(secret = WEBHOOK_SECRET): Promise<Hook> {
  const received: Received[] = [];
  const answers: number[] = [];
  const verifier = new Stripe("sk_test_verifier");
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const event = verifier.webhooks.constructEvent(body, request.headers["stripe-signature"] ?? "", secret);
      received.push({ event, body, headers: request.headers });
      response.statusCode = answers.shift() ?? 200;
      response.end("thanks");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/hook`,
    received,
    answers,
    types: () => received.map(({ event }) => event.type),
    close: () => stop(server),
  };
}

/** An endpoint that only writes down what arrives. */
export async function startLog() {
  const received: { body: string; signature: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      received.push({ body, signature: String(request.headers["stripe-signature"]) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/log`,
    received,
    close: () => stop(server),
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export type TestSandbox = Awaited<ReturnType<typeof startTestSandbox>>;

/** A sandbox on a free port with the real `stripe` package, a browser-like caller and the control client. */
export async function startTestSandbox(options: { webhook?: Hook; dataDir?: string } = {}) {
  const running = await startSandbox({
    ...(options.webhook ? { webhooks: [{ url: options.webhook.url, secret: WEBHOOK_SECRET }] } : {}),
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
  });
  return {
    url: running.url,
    stripe: stripeFor(running.url, "sk_test_shop"),
    client: new SandboxClient(running.url, running.controlKey),
    controlKey: running.controlKey,
    close: () => running.close(),
    browser: (path: string, parameters: Record<string, string>) => browserPost(running.url, path, parameters),
  };
}

/** The real library, pointed at a sandbox. */
export function stripeFor(url: string, key: string, maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: "http", maxNetworkRetries });
}

/** A call as Stripe.js makes it, with the publishable key. */
async function browserPost(url: string, path: string, parameters: Record<string, string>) {
  const response = await fetch(`${url}/v1/${path}`, {
    method: "POST",
    headers: { Authorization: "Bearer pk_test_shop", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(parameters),
  });
  const body: Stripe.PaymentIntent & { error?: Stripe.StripeRawError } = await response.json();
  return { status: response.status, body };
}

/** `payment_method_data` of a card typed into the Payment Element. */
export function cardData(number: string): Record<string, string> {
  return {
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": number,
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "34",
    "payment_method_data[card][cvc]": "123",
    use_stripe_sdk: "true",
  };
}

/** The error a call rejects with. Fails the test when it does not reject. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("The call was expected to be refused");
}

/** Types of the events about one PaymentIntent (and its charges, refunds, disputes), oldest first. */
export async function eventTypes(stripe: Stripe): Promise<string[]> {
  const types: string[] = [];
  for await (const event of stripe.events.list({ limit: 100 })) types.push(event.type);
  return types.reverse();
}
