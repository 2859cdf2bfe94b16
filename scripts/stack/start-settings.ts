import { type Env, readSettings } from "@/lib/env";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

/**
 * The settings of a production process. Throws an ExpectedFailure that lists everything missing or
 * contradictory, each with what to do.
 */
export function readStartSettings(source: Record<string, string | undefined>): Env {
  const settings = readSettings(source);
  if (settings.ok) return settings.env;
  const problems = settings.problems.map((problem) => `  - ${problem}`).join("\n");
  throw new ExpectedFailure(
    `Till needs these settings, in the environment or in .env.local (see .env.local.example):\n${problems}\n\nTo try Till without any settings, run \`npm run demo\`.`,
  );
}
