import { env } from "@/lib/env";
import { readPort } from "@/scripts/command/ports";
import { runService } from "@/scripts/command/run-command";
import { serveApp } from "./serve-app";

const USUAL_PORT = 3000;

// The part of `npm run dev` that serves the shop. Its settings come complete from scripts/dev.ts.
await runService(async (lifetime) => {
  const port = readPort("PORT", USUAL_PORT);
  const { appUrl, trustedProxies } = env();
  await serveApp({ development: true, port, host: process.env.HOST || undefined, trustedProxies }, lifetime);
  console.log(`Till is ready at ${appUrl.origin}`);
});
