import { vi } from "vitest";

// Database tests share a thread, which loads Postgres' and Stripe's libraries once. Before each file this takes away
// what files before it have left: our modules, what those keep on `globalThis`, and settings.
const kept = globalThis as typeof globalThis & { settingsOfTheRun?: NodeJS.ProcessEnv };
kept.settingsOfTheRun ??= { ...process.env };
for (const name of Object.keys(process.env)) {
  if (!(name in kept.settingsOfTheRun)) delete process.env[name];
}
Object.assign(process.env, kept.settingsOfTheRun);
for (const name of Object.keys(globalThis)) {
  if (name.startsWith("till")) Reflect.deleteProperty(globalThis, name);
}
vi.resetModules();
