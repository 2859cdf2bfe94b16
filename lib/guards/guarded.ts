import type { z } from "zod";
import { readVisitor, type Visitor } from "@/lib/http/visitor";
import type { LimitName } from "@/lib/limit-table";
import { checkLimit } from "./check-limit";
import { checkOrigin } from "./check-origin";
import { parseInput } from "./parse-input";
import type { Refusal } from "./refusal";

export type Guards<Input, Answer> = {
  /** What each call counts against. */
  limit: LimitName;
  /** What our own page sends: the argument itself, or the fields of a form. */
  input: z.ZodType<Input>;
  /** Puts a refusal in the action's own words. */
  refused: (refusal: Refusal, visitor: Visitor) => Answer;
};

/** What an action says where our own side fails, also before it began. Without it the error is Next's, and a page of its own. */
type Failing<Answer> = { failed?: (error: unknown, visitor: Visitor) => Answer };

/**
 * Makes a server action that anyone may call. Before `act` runs, the request's origin, then its limit, then
 * its input are checked: a flood is counted before anything of it is read. A test over all files refuses an
 * exported action that is not made here or by `guardedForStaff`.
 */
export function guarded<Input, Answer>(
  { limit, input, refused, failed }: Guards<Input, Answer> & Failing<Answer>,
  act: (input: Input, visitor: Visitor) => Promise<Answer>,
): (...sent: unknown[]) => Promise<Answer> {
  return async (...sent) => {
    const visitor = await readVisitor();
    try {
      const refusal = (await checkOrigin(visitor)) ?? (await checkLimit(limit, visitor));
      if (refusal) return refused(refusal, visitor);
      const parsed = parseInput(input, sent, visitor);
      return parsed.ok ? await act(parsed.input, visitor) : refused(parsed.refusal, visitor);
    } catch (error) {
      if (failed) return failed(error, visitor);
      throw error;
    }
  };
}
