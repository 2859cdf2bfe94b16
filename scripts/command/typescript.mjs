import { fileURLToPath } from "node:url";

// Preloaded by every command: `node --import ./scripts/command/typescript.mjs scripts/….ts` runs our TypeScript
// as it is, and what a command starts inherits the setting. These paths differ from the shop's in one:
// `server-only` refuses to load outside of a server component, and commands use the modules that it guards.
process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("typescript.tsconfig.json", import.meta.url));
await import("tsx");
