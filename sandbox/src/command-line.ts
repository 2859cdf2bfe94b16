import { parseArgs } from "node:util";
import { problemWith, type SandboxOptions } from "./options";

const DEFAULT_PORT = 12111;

export const USAGE = `Usage: till-sandbox [--port ${DEFAULT_PORT}] [--host 127.0.0.1] [--webhook URL --secret whsec_…] [--data DIR]
         [--control-key KEY] [--allow-host NAME] [--allow-origin ORIGIN] [--allow-webhook-host NAME]
         [--order-link URL]`;

/**
 * Options from the command line; `--webhook` and `--secret` may be given several times, in pairs. Key and
 * secrets may also come in the environment, as SANDBOX_CONTROL_KEY and SANDBOX_WEBHOOK_SECRET (separated by commas),
 * where no other user of the machine can see them. Throws one sentence.
 */
export function readOptions(args: string[], environment: NodeJS.ProcessEnv): SandboxOptions {
  const many = { type: "string", multiple: true } as const;
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      host: { type: "string" },
      webhook: many,
      secret: many,
      data: { type: "string" },
      "control-key": { type: "string" },
      "allow-host": many,
      "allow-origin": many,
      "allow-webhook-host": many,
      "order-link": { type: "string" },
    },
  });
  const { webhook: urls = [] } = values;
  const hidden = environment.SANDBOX_WEBHOOK_SECRET?.split(",").slice(0, urls.length) ?? [];
  const secrets = values.secret ?? hidden;
  if (urls.length !== secrets.length) throw new Error("Every --webhook needs its --secret.");
  if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) {
    throw new Error(`--port ${values.port} is not a port.`);
  }
  const controlKey = values["control-key"] ?? environment.SANDBOX_CONTROL_KEY;
  const options: SandboxOptions = {
    port: values.port === undefined ? DEFAULT_PORT : Number(values.port),
    webhooks: urls.map((url, index) => ({ url, secret: secrets[index] ?? "" })),
    allowedHosts: values["allow-host"] ?? [],
    allowedOrigins: values["allow-origin"] ?? [],
    allowedWebhookHosts: values["allow-webhook-host"] ?? [],
    ...(values["order-link"] === undefined ? {} : { orderLink: values["order-link"] }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(controlKey === undefined ? {} : { controlKey }),
  };
  const problem = problemWith(options);
  if (problem !== null) throw new Error(problem);
  return options;
}
