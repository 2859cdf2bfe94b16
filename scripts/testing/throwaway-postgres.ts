import { runService } from "@/scripts/command/run-command";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { startPostgres } from "@/scripts/postgres/start-postgres";

// The PostgreSQL of the database tests, as a program of its own: vitest is gone a moment after it is told to
// end, and this one then stops the server and removes its folder. Its argument is the password.
await runService(async (lifetime) => {
  const home = await temporaryFolder(lifetime);
  const starting = startPostgres(home, process.argv[2] ?? "", { throwaway: true });
  lifetime.onStop(() =>
    starting.then(
      (postgres) => postgres.stop(),
      () => undefined,
    ),
  );
  console.log(`PostgreSQL ready on port ${(await starting).port}`);
});
