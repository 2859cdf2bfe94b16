import fc from "fast-check";
import { expect, test } from "vitest";
import { readCappedBody } from "./capped-body";

const MAXIMUM = 1_000;

function chunked(chunks: readonly Uint8Array[]): { request: Request; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks[taken];
      if (!chunk) return controller.close();
      taken += 1;
      controller.enqueue(chunk);
    },
  });
  const request = new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
  return { request, taken: () => taken };
}

test("a body within the limit comes back to the byte, however it was cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 10 }), async (chunks) => {
      const body = await readCappedBody(chunked(chunks).request, MAXIMUM);
      expect(body?.equals(Buffer.concat(chunks))).toBe(true);
    }),
  );
});

test("a body without an end is given up soon after the limit", async () => {
  const { request, taken } = chunked(Array.from({ length: 1_000 }, () => new Uint8Array(100)));
  expect(await readCappedBody(request, MAXIMUM)).toBeNull();
  expect(taken()).toBeLessThan(20);
});

test("a length above the limit is refused before anything is read", async () => {
  const { request, taken } = chunked([new Uint8Array(10)]);
  request.headers.set("content-length", "1001");
  expect(await readCappedBody(request, MAXIMUM)).toBeNull();
  expect(taken()).toBeLessThan(2);
});

test("no body is an empty one", async () => {
  expect(await readCappedBody(new Request("http://localhost/", { method: "POST" }), MAXIMUM)).toHaveLength(0);
});
