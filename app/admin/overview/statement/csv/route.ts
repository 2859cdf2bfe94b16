import { statementCsv } from "@/lib/admin/statement-words";
import { audit } from "@/lib/auth/audit";
import { staffAccess } from "@/lib/auth/require-staff";
import { csvResponse } from "@/lib/http/csv-response";
import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";
import { findStatement } from "@/lib/statement/find-statement";
import { isMonth } from "@/lib/statement/month";

/** The newest statement of a month as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  const access = await staffAccess("data:export");
  if (!access.ok) return emptyReply(access.kind === "signed_out" ? 401 : 403);
  const month = new URL(request.url).searchParams.get("month") ?? "";
  if (!isMonth(month)) return emptyReply(400);
  const { made } = await findStatement(month);
  if (!made) return emptyReply(404);
  const visitor = await readVisitor();
  await audit(access.staff, { action: "data.export", subject: `statement of ${month}` }, visitor);
  return csvResponse(`statement-${month}`, statementCsv(month, made.statement));
}
