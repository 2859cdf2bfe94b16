import { ButtonLink } from "@/components/ui/button-link";

type PageLinksProps = { newest: string | null; newer: string | null; older: string | null };

/** The way through a list. There are no page numbers: counting a million rows helps nobody. */
export function PageLinks({ newest, newer, older }: PageLinksProps) {
  if (!newest && !newer && !older) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center gap-2">
      {newest && (
        <ButtonLink href={newest} variant="secondary" size="sm">
          Newest
        </ButtonLink>
      )}
      {newer && (
        <ButtonLink href={newer} rel="prev" variant="secondary" size="sm">
          Newer
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={older} rel="next" variant="secondary" size="sm" className="ml-auto">
          Older
        </ButtonLink>
      )}
    </nav>
  );
}
