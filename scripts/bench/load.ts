import { Agent, request } from "node:http";

export type Shot = { body: string; headers: Record<string, string> };

export type LoadResult = { perSecond: number; p50Ms: number; p99Ms: number };

/** As many deliveries as Stripe may have on their way to a busy shop. */
export const CONNECTIONS = 16;

function post(agent: Agent, url: URL, { body, headers }: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: "POST", headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Sends every shot once over so many connections. Anything but 200 is an Error: a wrong answer is no speed. */
export async function fire(url: URL, shots: readonly Shot[], connections = CONNECTIONS): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let shot = shots[next++]; shot; shot = shots[next++]) {
        const sent = performance.now();
        const status = await post(agent, url, shot);
        if (status !== 200) throw new Error(`${url.pathname} answered ${status}`);
        times.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    perSecond: shots.length / seconds,
    p50Ms: times[Math.floor(times.length * 0.5)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}
