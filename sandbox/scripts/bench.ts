import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const TOTAL = Number(process.argv[2] ?? 100_000);
const STEP = 10_000;
const AT_ONCE = 32;
const CONTROL_KEY = crypto.randomUUID();
const LIST_CALLS = 200;

type State = {
  memory: { rss: number; heapUsed: number };
  /** Microseconds since the sandbox started. */
  cpu: { user: number; system: number };
};

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** One call with the secret key; resolves with the parsed answer, rejects unless it is 200. */
function call(url: string, method: string, path: string, body: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: "Bearer sk_test_bench",
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": Buffer.byteLength(body),
      "Idempotency-Key": crypto.randomUUID(),
    };
    const sent = request(`${url}${path}`, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text}`));
      });
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Two calls, as a shop makes them: create, then confirm. */
async function pay(url: string): Promise<void> {
  const created = await call(
    url,
    "POST",
    "/v1/payment_intents",
    "amount=2000&currency=usd&metadata[order_id]=bench",
  );
  const path = `/v1/payment_intents/${created.id}/confirm`;
  await call(url, "POST", path, "payment_method=pm_card_visa&return_url=https%3A%2F%2Fshop.test%2Fdone");
}

async function payMany(url: string, count: number): Promise<number> {
  const started = performance.now();
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await pay(url);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return count / ((performance.now() - started) / 1000);
}

/** Milliseconds of a page of a hundred from a walk through all PaymentIntents. */
async function listTimes(url: string): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  let after = "";
  for (let index = 0; index < LIST_CALLS; index += 1) {
    const started = performance.now();
    const page = await call(url, "GET", `/v1/payment_intents?limit=100${after}`, "");
    times.push(performance.now() - started);
    const last = Array.isArray(page.data) ? page.data.at(-1) : undefined;
    after = page.has_more === true && last ? `&starting_after=${last.id}` : "";
  }
  times.sort((left, right) => left - right);
  return { p50: times[Math.floor(LIST_CALLS * 0.5)] ?? 0, p99: times[Math.floor(LIST_CALLS * 0.99)] ?? 0 };
}

/** Starts the sandbox as its own process, as a shop would use it. */
function start(): Promise<{ url: string; stop: () => void }> {
  const tsx = createRequire(import.meta.url).resolve("tsx/cli");
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const child = spawn(process.execPath, [tsx, main, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, SANDBOX_CONTROL_KEY: CONTROL_KEY },
  });
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`The sandbox ended with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      const url = /http:\/\/\S+/.exec(String(chunk))?.[0];
      if (url) resolve({ url, stop: () => child.kill("SIGTERM") });
    });
  });
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

async function stateOf(url: string): Promise<State> {
  const response = await fetch(`${url}/_sandbox/state`, {
    headers: { Authorization: `Bearer ${CONTROL_KEY}` },
  });
  return response.json();
}

async function main(): Promise<void> {
  const { url, stop } = await start();
  const rates: number[] = [];
  try {
    for (let done = STEP; done <= TOTAL; done += STEP) {
      const before = await stateOf(url);
      const perSecond = Math.round(await payMany(url, STEP));
      const { memory, cpu } = await stateOf(url);
      const { p50, p99 } = await listTimes(url);
      rates.push(perSecond);
      const spent = cpu.user + cpu.system - before.cpu.user - before.cpu.system;
      const parts = [
        `${done} PaymentIntents: ${perSecond}/s created and confirmed (two calls each, webhooks off, ${AT_ONCE} at once)`,
        `${(spent / STEP / 1000).toFixed(2)} ms of the sandbox's CPU each`,
        `memory ${megabytes(memory.rss)} MB (heap ${megabytes(memory.heapUsed)} MB)`,
        `page of 100: ${p50.toFixed(1)} ms p50, ${p99.toFixed(1)} ms p99`,
      ];
      process.stdout.write(`${parts.join("; ")}\n`);
    }
  } finally {
    agent.destroy();
    stop();
  }
  process.stdout.write(`Slowest ${STEP}: ${Math.min(...rates)}/s\n`);
}

await main();
