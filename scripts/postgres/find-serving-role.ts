import type pg from "pg";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { describeConnectionFailure } from "./assert-database-answers";
import { isRefusedSignIn, withClient } from "./connect";

// A database is the same when it has the same name on a server that was started at the same moment.
const WHO_AND_WHERE = `
  SELECT current_user AS role, current_database() || ' ' || pg_postmaster_start_time() AS place`;

type Answer = { role: string; place: string };

async function ask(client: pg.Client): Promise<Answer> {
  const [answer] = (await client.query<Answer>(WHO_AND_WHERE)).rows;
  if (!answer) throw new Error("PostgreSQL does not say who is connected");
  return answer;
}

/** Makes the role that DATABASE_URL names, with its password, when it is missing and `owner` may. */
async function createRole(owner: pg.Client, servingUrl: string): Promise<void> {
  const { username, password } = new URL(servingUrl);
  const role = decodeURIComponent(username);
  const { rowCount } = await owner.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (rowCount) {
    throw new ExpectedFailure(
      `The database does not let ${role} in: correct its password in DATABASE_URL, or allow it to log in.`,
    );
  }
  const name = owner.escapeIdentifier(role);
  try {
    await owner.query(
      `CREATE ROLE ${name} LOGIN PASSWORD ${owner.escapeLiteral(decodeURIComponent(password))}`,
    );
  } catch (cause) {
    throw new ExpectedFailure(
      `The role ${role} of DATABASE_URL does not exist and DATABASE_OWNER_URL's may not make it: let an administrator run CREATE ROLE ${name} LOGIN PASSWORD '…' and run \`npm run migrate\` again.`,
      { cause },
    );
  }
}

/**
 * The name of the role that DATABASE_URL signs in as, asked of the server because a pooler may sign in with
 * another name. `created` when it was made now. Null when it is the very role that owns. Throws an
 * ExpectedFailure with the mend when it cannot come in or the two addresses are two databases.
 */
export async function findServingRole(
  owner: pg.Client,
  servingUrl: string,
): Promise<{ role: string; created: boolean } | null> {
  let created = false;
  const serving = await withClient(servingUrl, ask).catch(async (error) => {
    if (!isRefusedSignIn(error)) throw describeConnectionFailure("DATABASE_URL", error);
    await createRole(owner, servingUrl);
    created = true;
    return withClient(servingUrl, ask);
  });
  const owning = await ask(owner);
  if (serving.place !== owning.place) {
    throw new ExpectedFailure(
      "DATABASE_URL and DATABASE_OWNER_URL are two databases: let both name the same one, with two roles.",
    );
  }
  return serving.role === owning.role ? null : { role: serving.role, created };
}
