export { SandboxClient } from "./client";
export type { SandboxOptions } from "./options";
export { type RunningSandbox, startSandbox } from "./server";
