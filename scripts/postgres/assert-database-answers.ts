import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { isRefusedSignIn, withClient } from "./connect";

/** The settings that hold an address of the database. */
export type DatabaseSetting = "DATABASE_URL" | "DATABASE_OWNER_URL";

function reasonOf(error: unknown): string {
  // Node gathers what each of a host's addresses said in an error without words of its own.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}

/** One sentence for a connection that could not be made, without the address: it holds a password. */
export function describeConnectionFailure(setting: DatabaseSetting, cause: unknown): ExpectedFailure {
  const mend = isRefusedSignIn(cause)
    ? `correct the user and password in ${setting}`
    : `start it, or correct ${setting}`;
  return new ExpectedFailure(`The database of ${setting} does not answer (${reasonOf(cause)}): ${mend}.`, {
    cause,
  });
}

/** Throws an ExpectedFailure when the database at `url`, the value of `setting`, does not answer. */
export async function assertDatabaseAnswers(
  url: string,
  setting: DatabaseSetting = "DATABASE_URL",
): Promise<void> {
  try {
    await withClient(url, (client) => client.query("SELECT 1"));
  } catch (cause) {
    throw describeConnectionFailure(setting, cause);
  }
}
