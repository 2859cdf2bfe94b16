import pg from "pg";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

/** Throws an ExpectedFailure when the database of a DATABASE_URL does not answer. */
export async function assertDatabaseAnswers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    throw new ExpectedFailure(
      `The database of DATABASE_URL does not answer (${cause instanceof Error ? cause.message : cause}): start it, or correct DATABASE_URL.`,
      { cause },
    );
  }
}
