import type { z } from "zod";
import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import { formFields } from "./form-fields";
import type { Refusal } from "./refusal";

export type ParsedInput<Input> = { ok: true; input: Input } | { ok: false; refusal: Refusal };

const MOST_ISSUES_LOGGED = 10;

/**
 * Reads what an action was sent: its last argument, because `useActionState` puts the state before it. The
 * log hears what was wrong by zod's codes and paths; the input itself is never repeated.
 */
export function parseInput<Input>(
  schema: z.ZodType<Input>,
  sent: readonly unknown[],
  visitor: Visitor,
): ParsedInput<Input> {
  const argument = sent.at(-1);
  const parsed = schema.safeParse(argument instanceof FormData ? formFields(argument) : argument);
  if (parsed.success) return { ok: true, input: parsed.data };
  const { issues } = parsed.error;
  const told = issues.slice(0, MOST_ISSUES_LOGGED);
  logSecurity("input_refused", visitor, {
    issues: told.map(({ code, path }) => ({ code, path: path.join(".") })),
  });
  return { ok: false, refusal: { kind: "invalid", issues } };
}
