import type { z } from "zod";

/** Why a request is not even looked at. */
export type Refusal =
  /** It was not sent by one of the shop's own pages. */
  | { kind: "forbidden_origin" }
  | { kind: "rate_limited"; retryAfterSeconds: number }
  /** What was sent has another shape than what our pages send. */
  | { kind: "invalid"; issues: readonly z.core.$ZodIssue[] };
