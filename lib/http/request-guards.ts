import { headers } from "next/headers";
import { env } from "@/lib/env";
import { isSameOrigin } from "./same-origin";

/** For server actions that move money or stock: refuses requests that the shop's own pages did not send. */
export async function assertSameOrigin(): Promise<{ ok: true } | { ok: false; kind: "forbidden_origin" }> {
  const allowed = isSameOrigin(await headers(), env().appUrl);
  return allowed ? { ok: true } : { ok: false, kind: "forbidden_origin" };
}

/**
 * The address of whoever sent the current request. The server in scripts/serve has replaced
 * X-Forwarded-For by the one address that can be trusted (docs/decisions/0002).
 */
export async function clientIp(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "unknown";
}
