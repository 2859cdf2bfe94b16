import type { Visitor } from "@/lib/http/visitor";

let headers = new Headers();
let cookies = new Map<string, { value: string }>();

/** In the place of next/headers, which only works in a request: what `arrive` said last. */
export const nextHeaders = { headers: async () => headers, cookies: async () => cookies };

/** The next call of an action comes from one of the shop's own pages, by this visitor with these cookies. */
export function arrive({ address, requestId }: Visitor, sent: Record<string, string> = {}): void {
  headers = new Headers({
    origin: "http://localhost:3000",
    "x-forwarded-for": address,
    "x-request-id": requestId,
  });
  cookies = new Map(Object.entries(sent).map(([name, value]) => [name, { value }]));
}
