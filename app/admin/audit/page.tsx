import type { Metadata } from "next";
import { AuditSearchForm } from "@/components/admin/audit-search";
import { AuditTable } from "@/components/admin/audit-table";
import { PageLinks } from "@/components/admin/page-links";
import { StaffFrame } from "@/components/admin/staff-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { auditPath, listAudit, readAuditQuery, WHOLE_LOG } from "@/lib/admin/list-audit";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { readLight } from "@/lib/admin/watch-health";
import { AUDIT_ACTIONS } from "@/lib/auth/audit";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Audit log" };

const WORDS = new Map<string, string>(Object.entries(AUDIT_ACTIONS));

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const asked = readAuditQuery(await searchParams);
  const query = asked ?? WHOLE_LOG;
  const staff = await requireStaff("audit:read", "/admin/audit");
  const { entries, links } = await listAudit(query);
  const { newer, older } = links;
  return (
    <StaffFrame staff={staff} section="audit" light={readLight()} openReviews={await countOpenReviews()}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-xl font-semibold">Audit log</h1>
          <p className="mt-1 text-sm text-ink-muted">
            What staff set out to do, and from where. What came of it stands with the order or the product.
            Nothing here can be changed.
          </p>
        </div>
        <ButtonLink href={auditPath(query, undefined, "/admin/audit/csv")} variant="secondary">
          Export as CSV
        </ButtonLink>
      </div>
      <div className="mt-4">
        <AuditSearchForm search={query} actions={[...WORDS].map(([action, words]) => ({ action, words }))} />
      </div>
      {!asked && (
        <Notice tone="warning" className="mt-4">
          This address is not one of the log’s own. Here are the newest entries.
        </Notice>
      )}
      <div className="mt-4">
        {entries.length > 0 ? (
          <AuditTable entries={entries} inWords={(action) => WORDS.get(action) ?? action} />
        ) : (
          <Card padded={false} className="px-5 py-12 text-center text-sm text-ink-muted">
            Nothing in the log fits. A subject is looked for whole, as the log shows it.
          </Card>
        )}
      </div>
      <PageLinks
        first={query.page && auditPath(query)}
        newer={newer && auditPath(query, { side: "newer", cursor: newer })}
        older={older && auditPath(query, { side: "older", cursor: older })}
      />
    </StaffFrame>
  );
}
