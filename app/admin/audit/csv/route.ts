import { auditCsv } from "@/lib/admin/audit-csv";
import { readAuditQuery } from "@/lib/admin/list-audit";
import { audit } from "@/lib/auth/audit";
import { staffAccess } from "@/lib/auth/require-staff";
import { csvResponse } from "@/lib/http/csv-response";
import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";

/** What a search finds of the audit log, as a CSV file that is made while it is sent. */
export async function GET(request: Request): Promise<Response> {
  const access = await staffAccess("audit:read");
  if (!access.ok) return emptyReply(access.kind === "signed_out" ? 401 : 403);
  const query = readAuditQuery(Object.fromEntries(new URL(request.url).searchParams));
  if (!query) return emptyReply(400);
  await audit(access.staff, { action: "audit.export", subject: null }, await readVisitor());
  return csvResponse("audit-log", auditCsv(query));
}
