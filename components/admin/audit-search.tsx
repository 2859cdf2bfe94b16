import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-frame";
import type { AuditSearch } from "@/lib/admin/list-audit";

type AuditSearchFormProps = {
  search: AuditSearch;
  /** Each action with its words. */
  actions: { action: string; words: string }[];
};

/** Narrows the audit log; a plain form that leads to the list with what is looked for in its address. */
export function AuditSearchForm({ search, actions }: AuditSearchFormProps) {
  return (
    <search>
      <form action="/admin/audit" className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-6">
        <label className="text-sm">
          Person
          <input
            name="person"
            type="search"
            defaultValue={search.person}
            maxLength={254}
            className={controlStyle(undefined, "mt-1")}
          />
        </label>
        <label className="text-sm">
          Action
          <select name="action" defaultValue={search.action} className={controlStyle(undefined, "mt-1")}>
            <option value="">Any</option>
            {actions.map(({ action, words }) => (
              <option key={action} value={action}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label className="text-sm">
          Subject
          <input
            name="subject"
            type="search"
            defaultValue={search.subject}
            maxLength={254}
            spellCheck={false}
            placeholder="product ash-mug"
            className={controlStyle(undefined, "mt-1")}
          />
        </label>
        <label className="text-sm">
          From
          <input
            name="from"
            type="date"
            defaultValue={search.from}
            className={controlStyle(undefined, "mt-1")}
          />
        </label>
        <label className="text-sm">
          To
          <input name="to" type="date" defaultValue={search.to} className={controlStyle(undefined, "mt-1")} />
        </label>
        <Button type="submit" variant="secondary">
          Search
        </Button>
      </form>
    </search>
  );
}
