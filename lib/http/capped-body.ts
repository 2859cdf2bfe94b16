/**
 * The raw bytes of a request's body, or null as soon as they are more than `maximum`: a longer body is
 * never held in memory, whatever its Content-Length says.
 */
export async function readCappedBody(request: Request, maximum: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length")) > maximum) return null;
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maximum) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
