import { isRecord, readNumber, readString } from "../../page/guards";
import { authorization } from "./control-key";

export type Fault = { what: string; until: number | null; remaining: number | null };

export type SandboxState = { faults: Fault[] };

const NAMES: Record<string, string> = {
  drop: "Webhooks are dropped",
  delay: "Webhooks are delayed",
  duplicate: "Webhooks arrive twice",
  reorder: "Webhooks swap places",
  twin: "Facts make two events",
  suppress: "Events are never made",
  decline: "Calls are declined",
  rate_limit: "Calls are rate limited",
  lock_timeout: "Calls meet a lock",
  error_before: "Calls fail, without effect",
  error_after: "Calls fail, with effect",
  timeout_before: "Calls time out, without effect",
  timeout_after: "Calls time out, with effect",
  reset_before: "Connections break, without effect",
  reset_after: "Connections break, with effect",
  slow: "Calls are slow",
};

/** What is being made to go wrong at the moment. */
export async function readState(): Promise<SandboxState> {
  const response = await fetch("/_sandbox/state", { headers: authorization });
  const body: unknown = await response.json();
  return { faults: [...faultsAt(body, "webhook_faults"), ...faultsAt(body, "request_faults")] };
}

function faultsAt(body: unknown, key: string): Fault[] {
  const list = isRecord(body) ? body[key] : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) => {
    const kind = readString(entry, "kind") ?? "";
    return {
      what: NAMES[kind] ?? kind,
      until: readNumber(entry, "until") ?? null,
      remaining: readNumber(entry, "remaining") ?? null,
    };
  });
}
