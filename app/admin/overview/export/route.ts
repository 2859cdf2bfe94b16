import { exportCsv } from "@/lib/admin/export-csv";
import { EXPORTS } from "@/lib/admin/export-tables";
import { readRange } from "@/lib/admin/overview-query";
import { audit } from "@/lib/auth/audit";
import { staffAccess } from "@/lib/auth/require-staff";
import { csvResponse } from "@/lib/http/csv-response";
import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";
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
  await audit(
    access.staff,
    { action: "data.export", subject: `${name} of ${range.from} to ${range.to}` },
    await readVisitor(),
  );
  return csvResponse(
    `${name}-${range.from}-to-${range.to}`,
    exportCsv(name, momentsOf(range, SHOP.timeZone)),
  );
}
