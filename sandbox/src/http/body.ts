import type { IncomingMessage } from "node:http";

const LARGEST_BODY = 1024 * 1024;

/** The whole body as text. Rejects when it is larger than 1 MiB or the connection breaks. */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) {
        reject(new Error("The request body is larger than 1 MiB"));
        request.destroy();
      } else chunks.push(chunk);
    });
    request.on("end", () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString("utf8")),
    );
    request.on("error", reject);
  });
}
