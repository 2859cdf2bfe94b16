import nextEnv from "@next/env";
import { repository } from "./repository";

/** Adds what .env.local says to the environment, by the rules of Next: what is set already stays. */
export function loadEnvFiles(development: boolean): void {
  const quiet = { info: () => undefined, error: console.error };
  nextEnv.loadEnvConfig(repository, development, quiet);
}
