import { describeFailure, ExpectedFailure } from "./expected-failure";
import { Lifetime } from "./lifetime";

const MINIMUM_NODE = [20, 19];

/** Throws an ExpectedFailure when the running Node.js is older than package.json asks for. */
export function assertNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new ExpectedFailure(
    `Till needs Node.js ${MINIMUM_NODE.join(".")} or newer and this is ${version}: install a newer one, for example with \`nvm install 22\`.`,
  );
}

/**
 * Runs a command that goes on until it is stopped: `main` starts things and registers how to stop them.
 * The process ends with code 0 after Ctrl-C, 1 after a failure; either way everything is stopped first.
 */
export async function runService(main: (lifetime: Lifetime) => Promise<void>): Promise<void> {
  const lifetime = new Lifetime();
  const end = async (code: number) => {
    await lifetime.stop();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  const fail = (error: unknown) => {
    if (!lifetime.isStopping) console.error(`\n${describeFailure(error)}`);
    void end(1);
  };
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  try {
    assertNodeVersion(process.version);
    await main(lifetime);
  } catch (error) {
    fail(error);
  }
}

/** The same for a command that does something and is done: it ends with code 0 when `main` returns. */
export function runTask(main: (lifetime: Lifetime) => Promise<void>): Promise<void> {
  return runService(async (lifetime) => {
    await main(lifetime);
    await lifetime.stop();
    process.exit(0);
  });
}
