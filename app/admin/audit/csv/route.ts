import { auditCsv } from "@/lib/admin/audit-csv";
import { readAuditQuery } from "@/lib/admin/list-audit";
import { audit } from "@/lib/auth/audit";
import { staffAccess } from "@/lib/auth/require-staff";
import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";

/** What a search finds of the audit log, as a CSV file that is made while it is sent. */
export async function GET(request: Request): Promise<Response> {
  const access = await staffAccess("audit:read");
  if (!access.ok) return emptyReply(access.kind === "signed_out" ? 401 : 403);
  const query = readAuditQuery(Object.fromEntries(new URL(request.url).searchParams));
  if (!query) return emptyReply(400);
  await audit(access.staff, { action: "audit.export", subject: null }, await readVisitor());
  return new Response(streamed(auditCsv(query)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit-log.csv"',
      "Cache-Control": "no-store",
    },
  });
}

/** Lines as a body: the next one is read when the one before was taken, and none after the browser has left. */
function streamed(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
