import { SHOP } from "@/lib/shop";

const LINK = "underline decoration-line-strong underline-offset-4 hover:text-ink hover:decoration-ink";

export function ShopFooter() {
  return (
    <footer className="mt-16 border-t border-line print:hidden">
      <div className="mx-auto flex max-w-6xl flex-col gap-x-8 gap-y-4 px-4 py-8 text-sm text-ink-muted sm:flex-row sm:flex-wrap sm:justify-between sm:px-6">
        <p>
          {SHOP.name}. {SHOP.about}
        </p>
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {SHOP.policies.map(({ label, href }) => (
            <li key={href}>
              <a href={href} className={LINK}>
                {label}
              </a>
            </li>
          ))}
          <li>
            <a href={`mailto:${SHOP.email}`} className={LINK}>
              {SHOP.email}
            </a>
          </li>
          <li>Checkout by Till</li>
        </ul>
      </div>
    </footer>
  );
}
