import { createServer } from "node:net";
import { ExpectedFailure } from "./expected-failure";

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Throws an ExpectedFailure that names the setting to change when another program has the port. */
export async function assertPortFree(port: number, setting: "PORT" | "SANDBOX_PORT"): Promise<void> {
  if (await canListen(port, "127.0.0.1")) return;
  throw new ExpectedFailure(
    `Port ${port} is taken by another program: stop that one, or choose another port, for example ${setting}=${port + 1}.`,
  );
}

/** A port number from the environment, or the usual one. */
export function readPort(setting: "PORT" | "SANDBOX_PORT", usual: number): number {
  const text = process.env[setting];
  if (!text) return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new ExpectedFailure(`${setting} is not a port number: set it to a number from 1 to 65535.`);
}
