import { z } from "zod";

/** A report as a browser sent it, whichever form it has. None of its texts is to be believed or repeated. */
export type RawCspReport = {
  documentURL: string;
  directive: string;
  blocked: string;
  disposition: "enforce" | "report";
};

// What browsers send at once at the most.
const MOST_REPORTS = 100;

const disposition = z.enum(["enforce", "report"]);

// For `report-to` (w3.org/TR/reporting-1): a list, which may hold reports of other kinds.
const reportingApi = z.array(z.object({ type: z.string(), body: z.unknown() })).max(MOST_REPORTS);
const reportBody = z
  .object({
    documentURL: z.string(),
    effectiveDirective: z.string(),
    blockedURL: z.string().nullish(),
    disposition,
  })
  .transform(
    (body): RawCspReport => ({
      documentURL: body.documentURL,
      directive: body.effectiveDirective,
      blocked: body.blockedURL ?? "",
      disposition: body.disposition,
    }),
  );

// For the older `report-uri`: one report. The oldest browsers know no effective directive and repeat the
// violated one with its sources.
const reportUri = z
  .object({
    "csp-report": z.object({
      "document-uri": z.string(),
      "effective-directive": z.string().optional(),
      "violated-directive": z.string().optional(),
      "blocked-uri": z.string().nullish(),
      disposition: disposition.default("enforce"),
    }),
  })
  .transform(
    ({ "csp-report": report }): RawCspReport => ({
      documentURL: report["document-uri"],
      directive: report["effective-directive"] ?? report["violated-directive"]?.split(" ", 1)[0] ?? "",
      blocked: report["blocked-uri"] ?? "",
      disposition: report.disposition,
    }),
  );

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The reports about a Content-Security-Policy in a body of one of the two forms; null for any other body. */
export function parseCspReports(contentType: string | null, body: Uint8Array): RawCspReport[] | null {
  switch (contentType?.split(";", 1)[0]?.trim().toLowerCase()) {
    case "application/csp-report": {
      const report = reportUri.safeParse(parseJson(body));
      return report.success ? [report.data] : null;
    }
    case "application/reports+json": {
      const list = reportingApi.safeParse(parseJson(body));
      if (!list.success) return null;
      const bodies = list.data.filter(({ type }) => type === "csp-violation").map((report) => report.body);
      const reports = z.array(reportBody).safeParse(bodies);
      return reports.success ? reports.data : null;
    }
    default:
      return null;
  }
}
