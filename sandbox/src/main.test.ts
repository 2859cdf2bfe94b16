import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** Starts the program; `ready` has its address, `ended` what it wrote and how it went. */
function start(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", main, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let output = "";
  let errors = "";
  const ready = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk;
      const url = /http:\S+/.exec(output)?.[0];
      if (url) resolve(url);
    });
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk;
  });
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, output, errors }));
  });
  return { ready, ended, stop: (signal: "SIGTERM" | "SIGINT") => child.kill(signal) };
}

test("the program prints its key and its address, answers, and ends with 0 when it is told to", async () => {
  const sandbox = start(["--port", "0"]);
  const url = await sandbox.ready;
  expect(await (await fetch(`${url}/_sandbox/health`)).json()).toEqual({ ok: true });
  const second = await start(["--port", new URL(url).port]).ended;
  expect(second).toMatchObject({ code: 1, output: "" });
  expect(second.errors).toBe(
    `Port ${new URL(url).port} is already in use: stop what listens there, or choose another with --port.\n`,
  );
  sandbox.stop("SIGTERM");
  const { code, output, errors } = await sandbox.ended;
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  expect(output).toMatch(/^Control key: [\w-]{32}\nSandbox ready at http:\/\/127\.0\.0\.1:\d+\n$/);
});

test("a control key from the environment is used and not printed", async () => {
  const key = "a-key-from-the-environment";
  const sandbox = start(["--port", "0"], { SANDBOX_CONTROL_KEY: key });
  const url = await sandbox.ready;
  const ask = (bearer: string) =>
    fetch(`${url}/_sandbox/state`, { headers: { Authorization: `Bearer ${bearer}` } });
  expect([(await ask(key)).status, (await ask("another-key-of-that-length")).status]).toEqual([200, 401]);
  sandbox.stop("SIGINT");
  expect((await sandbox.ended).output).toBe(`Sandbox ready at ${url}\n`);
});

test.each([
  [["--nonsense"], /Unknown option '--nonsense'/],
  [["--port", "eighty"], /--port eighty is not a port/],
  [["--webhook", "http://127.0.0.1:9/hook"], /Every --webhook needs its --secret/],
  [["--webhook", "ftp://127.0.0.1/hook", "--secret", "whsec_x"], /is not an http\(s\) URL/],
  [["--control-key", "short"], /The control key must have at least 16/],
  [["--allow-origin", "shop.example"], /shop\.example is not an origin such as https:\/\/shop\.example/],
])("%j is refused with a sentence and the usage", async (args, message) => {
  const { code, errors } = await start(args).ended;
  expect(code).toBe(1);
  expect(errors).toMatch(message);
  expect(errors).toContain("Usage: till-sandbox");
});
