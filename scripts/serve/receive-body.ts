import type { IncomingMessage } from "node:http";

/** Bytes of bodies that are arriving at this moment. */
export type Arriving = { bytes: number; most: number };

/** `gone`: the client went away or was cut off for being slow. */
export type Received = "received" | "too_large" | "too_many" | "gone";

/**
 * Waits until the whole body has arrived and leaves it in the request, to be read by whoever comes next. A
 * request is not handed on before: Next holds a hundred times as much for one that waits. Ends early, with
 * nothing left in memory, as soon as the body is over `largest` bytes or all that arrive are over their limit.
 */
export function receiveBody(
  request: IncomingMessage,
  largest: number,
  arriving: Arriving,
): Promise<Received> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (Number(length ?? 0) > largest) return Promise.resolve("too_large");
  if (!Number(length ?? 0) && encoding === undefined) return Promise.resolve("received");
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    function end(outcome: Received): void {
      arriving.bytes -= size;
      request.off("readable", onReadable).off("close", onGone).off("error", onGone);
      resolve(outcome);
    }
    const onGone = () => end("gone");
    function onReadable(): void {
      // Reading on after the last byte would end the stream before anyone else has seen it.
      while (request.readableLength > 0) {
        const chunk: Buffer = request.read();
        chunks.push(chunk);
        size += chunk.length;
        arriving.bytes += chunk.length;
      }
      if (size > largest) end("too_large");
      else if (arriving.bytes > arriving.most) end("too_many");
      else if (request.complete) {
        request.unshift(Buffer.concat(chunks));
        // All of it is back. Without this, nobody may make it the body of a web Request, as Next does for a route.
        Object.defineProperty(request, "readableDidRead", { value: false });
        end("received");
      }
    }
    request.on("readable", onReadable).on("close", onGone).on("error", onGone);
  });
}
