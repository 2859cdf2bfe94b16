import { log } from "@/lib/log";
import type { CspViolations } from "./csp-violations";
import type { Visitor } from "./visitor";

type SecurityEvent =
  | "origin_refused"
  | "limit_reached"
  | "input_refused"
  | "csp_violation"
  | "webhook_refused"
  | "request_refused"
  | "connection_refused"
  | "proof_asked"
  | "proof_refused"
  | "signed_in"
  | "sign_in_refused";

type SecurityDetail = Partial<CspViolations> & {
  /** Whose account it was about, where that is known. */
  staff?: string;
  /** The limit that was reached, by its name in the table. */
  limit?: string;
  reason?: string;
  /** What an input had wrong: zod's codes and paths, of which neither repeats what was sent. */
  issues?: { code: string; path: string }[];
};

/**
 * One line about somebody who was let in or kept out, with their network and the request's id. What they sent
 * is never part of it.
 */
export function logSecurity(event: SecurityEvent, visitor: Visitor, detail: SecurityDetail = {}): void {
  const line = { security: event, network: visitor.network, requestId: visitor.requestId, ...detail };
  if (event === "signed_in") log.info(line);
  else log.warn(line);
}
