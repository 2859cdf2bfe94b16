/** What a program needs of the machine it runs on, and nothing that could be a secret. */
const OF_THE_MACHINE =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TEMP|TMP|TZ|LANG|LC_\w+|NODE_\w+|NO_COLOR|FORCE_COLOR|CI|SystemRoot)$/;

/** The part of an environment that every program we start may have, and of the rest what `names` says. */
export function environmentFor(source: NodeJS.ProcessEnv, names: readonly string[] = []): NodeJS.ProcessEnv {
  const given = Object.entries(source).filter(([name]) => OF_THE_MACHINE.test(name) || names.includes(name));
  // NODE_ENV is always there for TypeScript; who starts a program says what it is.
  return { NODE_ENV: source.NODE_ENV, ...Object.fromEntries(given) };
}
