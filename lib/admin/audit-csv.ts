import { csvRow } from "@/lib/csv/csv";
import { type AuditSearch, readWholeAudit } from "./list-audit";

const HEAD = [
  "time",
  "person",
  "email",
  "role",
  "action",
  "subject",
  "address",
  "device",
  "request",
] as const;

/** The audit log as lines of CSV, newest first, with what a search finds of it. Times are in UTC. */
export async function* auditCsv(search: AuditSearch): AsyncGenerator<string> {
  yield csvRow(HEAD);
  for await (const entry of readWholeAudit(search)) {
    const { at, name, email, role, action, subject, address, device, requestId } = entry;
    yield csvRow([at.toISOString(), name, email, role, action, subject, address, device, requestId]);
  }
}
