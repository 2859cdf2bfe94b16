import { exportCsv } from "@/lib/admin/export-csv";
import { EXPORTS } from "@/lib/admin/export-tables";
import { readRange } from "@/lib/admin/overview-query";
import { staffAccess } from "@/lib/auth/require-staff";
import { emptyReply } from "@/lib/http/empty-reply";
import { log } from "@/lib/log";
import { SHOP } from "@/lib/shop";
import { momentsOf } from "@/lib/shop-days";

/** A CSV file of what happened on some days, sent while it is read. */
export async function GET(request: Request): Promise<Response> {
  const access = await staffAccess("data:export");
  if (!access.ok) return emptyReply(access.kind === "signed_out" ? 401 : 403);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const name = EXPORTS.find((one) => one === asked.what);
  const range = readRange(asked);
  if (!name || !range) return emptyReply(400);
  log.info({ event: "data_exported", what: name, ...range, staff: access.staff.id }, "staff exported data");
  const lines = exportCsv(name, momentsOf(range, SHOP.timeZone));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    // Whoever stops the download stops the reading.
    async cancel() {
      await lines.return();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${range.from}-to-${range.to}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
