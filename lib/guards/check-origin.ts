import { headers } from "next/headers";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/http/same-origin";
import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import type { Refusal } from "./refusal";

/** Refuses the current request unless one of the shop's own pages sent it; null when it may go on. */
export async function checkOrigin(visitor: Visitor): Promise<Refusal | null> {
  if (isSameOrigin(await headers(), env().appUrl)) return null;
  logSecurity("origin_refused", visitor);
  return { kind: "forbidden_origin" };
}
