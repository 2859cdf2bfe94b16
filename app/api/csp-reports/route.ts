import { refuseRoute } from "@/lib/guards/refuse-route";
import { FORM_BODY_BYTES } from "@/lib/http/body-limits";
import { readCappedBody } from "@/lib/http/capped-body";
import { countCspViolations } from "@/lib/http/csp-violations";
import { emptyReply } from "@/lib/http/empty-reply";
import { parseCspReports } from "@/lib/http/parse-csp-reports";
import { logSecurity } from "@/lib/http/security-log";
import { readVisitor } from "@/lib/http/visitor";

/**
 * Where browsers report what the Content-Security-Policy refused: one line of the log for each body, and
 * nothing is stored. 204, or 400 for what is no report, 413 above 64 KiB, 429 for too many. The origin is not
 * checked: some browsers report with `Origin: null`, whatever the page.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = await refuseRoute({ ownPagesOnly: false, limit: "csp_report" });
  if (refusal) return refusal;
  const body = await readCappedBody(request, FORM_BODY_BYTES);
  if (!body) return emptyReply(413);
  const visitor = await readVisitor();
  const reports = parseCspReports(request.headers.get("content-type"), body);
  if (!reports) {
    logSecurity("input_refused", visitor, { reason: "no_csp_report" });
    return emptyReply(400);
  }
  if (reports.length > 0) logSecurity("csp_violation", visitor, countCspViolations(reports));
  return emptyReply(204);
}
