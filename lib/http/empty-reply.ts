/** An answer that is only its status: no text that could tell a stranger anything, and kept by no cache. */
export function emptyReply(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...headers, "Cache-Control": "no-store" } });
}
