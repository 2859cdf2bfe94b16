import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { assertPortFree, readPort } from "./ports";

let close: (() => void) | undefined;
afterEach(() => {
  close?.();
  delete process.env.PORT;
});

/** Takes a port the way any program does, and tells which. */
function occupy(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, host, () => {
      close = () => server.close();
      const address = server.address();
      if (address && typeof address !== "string") resolve(address.port);
      else reject(new Error("no port"));
    });
  });
}

test.each(["127.0.0.1", "0.0.0.0"])(
  "a port that a program on %s has is named with another to choose",
  async (host) => {
    const port = await occupy(host);
    await expect(assertPortFree(port, "PORT")).rejects.toThrow(
      `Port ${port} is taken by another program: stop that one, or choose another port, for example PORT=${port + 1}.`,
    );
  },
);

test("a free port is fine", async () => {
  const port = await occupy("127.0.0.1");
  await new Promise<void>((resolve) => {
    close?.();
    setImmediate(resolve);
  });
  await expect(assertPortFree(port, "PORT")).resolves.toBeUndefined();
});

test("a port is read from the environment, and what is no port is refused", () => {
  expect(readPort("PORT", 3000)).toBe(3000);
  process.env.PORT = "3100";
  expect(readPort("PORT", 3000)).toBe(3100);
  for (const wrong of ["0", "65536", "3e3x", "-1"]) {
    process.env.PORT = wrong;
    expect(() => readPort("PORT", 3000)).toThrow("PORT is not a port number");
  }
});
