import { ButtonLink } from "@/components/ui/button-link";

type PageLinksProps = {
  /** The way back to the first page; null on it. */
  first: string | null;
  newer: string | null;
  older: string | null;
  /** Whether the list begins with the oldest. */
  oldestFirst?: boolean;
};

/** The way through a list. There are no page numbers: counting a million rows helps nobody. */
export function PageLinks({ first, newer, older, oldestFirst = false }: PageLinksProps) {
  const links = { newer: { href: newer, label: "Newer" }, older: { href: older, label: "Older" } };
  const [back, forward] = oldestFirst ? [links.older, links.newer] : [links.newer, links.older];
  if (!first && !back.href && !forward.href) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center gap-2">
      {first && (
        <ButtonLink href={first} variant="secondary" size="sm">
          {oldestFirst ? "Oldest" : "Newest"}
        </ButtonLink>
      )}
      {back.href && (
        <ButtonLink href={back.href} rel="prev" variant="secondary" size="sm">
          {back.label}
        </ButtonLink>
      )}
      {forward.href && (
        <ButtonLink href={forward.href} rel="next" variant="secondary" size="sm" className="ml-auto">
          {forward.label}
        </ButtonLink>
      )}
    </nav>
  );
}
