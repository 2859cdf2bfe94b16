export { SandboxClient } from "./client";
export { type RunningSandbox, type SandboxOptions, startSandbox } from "./server";
