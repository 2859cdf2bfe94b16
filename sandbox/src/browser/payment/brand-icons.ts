import { h, icon } from "../../page/dom";
import type { CardBrand } from "./card-brands";

const card = (fill: string, drawing: string, edge = "#00000022"): string =>
  `<svg viewBox="0 0 24 16" width="24" height="16" role="presentation"><rect x=".25" y=".25" width="23.5" height="15.5" rx="2" fill="${fill}" stroke="${edge}" stroke-width=".5"/>${drawing}</svg>`;
const word = (text: string, x: number, size: number, fill: string, more = ""): string =>
  `<text x="${x}" y="${8 + size * 0.36}" text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-weight="700" font-size="${size}" fill="${fill}" ${more}>${text}</text>`;

/** Our own simple drawings of the brands' marks. */
export const BRAND_ICONS: Record<CardBrand, string> = {
  visa: card("#fff", word("VISA", 12, 7.4, "#1434cb", 'font-style="italic"')),
  mastercard: card(
    "#fff",
    '<circle cx="9.3" cy="8" r="4.6" fill="#eb001b"/><circle cx="14.7" cy="8" r="4.6" fill="#f79e1b"/><path d="M12 4.28a4.6 4.6 0 0 1 0 7.44 4.6 4.6 0 0 1 0-7.44z" fill="#ff5f00"/>',
  ),
  amex: card("#006fcf", word("AMEX", 12, 6.6, "#fff"), "#006fcf"),
  discover: card(
    "#fff",
    `<path d="M24 9.6V14a2 2 0 0 1-2 2H8.5C15 15.2 20.5 13.2 24 9.6z" fill="#f47216"/>${word("DISC", 8.4, 5, "#20201f")}<circle cx="17.6" cy="8" r="2.1" fill="#f47216"/>`,
  ),
  diners: card(
    "#fff",
    '<circle cx="12" cy="8" r="5.4" fill="#0079be"/><path d="M10.6 4.6v6.8a3.6 3.6 0 0 1 0-6.8zm2.8 0a3.6 3.6 0 0 1 0 6.8z" fill="#fff"/>',
  ),
  jcb: card(
    "#fff",
    `<rect x="4.5" y="3" width="4.6" height="10" rx="1.3" fill="#0e4c96"/><rect x="9.7" y="3" width="4.6" height="10" rx="1.3" fill="#d1112b"/><rect x="14.9" y="3" width="4.6" height="10" rx="1.3" fill="#22872b"/>${word("JCB", 12, 4.4, "#fff", 'textLength="13.4"')}`,
  ),
  unionpay: card(
    "#fff",
    `<path d="M5.2 3h5.2L8.7 13H3.5z" fill="#d10429"/><path d="M10 3h5.2l-1.7 10H8.3z" fill="#022e64"/><path d="M14.8 3H20.5l-1.7 10h-5.7z" fill="#076f74"/>${word("UP", 12, 4.6, "#fff")}`,
  ),
  unknown: card(
    "none",
    '<rect x="0" y="4" width="24" height="3" fill="currentColor" opacity=".5"/><rect x="3" y="10" width="6" height="1.8" rx=".6" fill="currentColor" opacity=".5"/>',
    "currentColor",
  ),
};

export const cvcIcon =
  '<svg viewBox="0 0 24 16" width="24" height="16"><rect x=".25" y=".25" width="19.5" height="15.5" rx="2" fill="none" stroke="currentColor" stroke-width="1"/><rect x="0" y="4" width="20" height="2.8" fill="currentColor"/><rect x="11" y="8" width="12.5" height="7.5" rx="2" fill="var(--colorBackground)" stroke="currentColor"/><g fill="currentColor"><circle cx="14" cy="11.8" r="1"/><circle cx="17.2" cy="11.8" r="1"/><circle cx="20.4" cy="11.8" r="1"/></g></svg>';

const SHOWN_FIRST: CardBrand[] = ["visa", "mastercard", "amex", "discover"];

/** The row of marks inside the number field: the usual four, then only the one the digits belong to. */
export function brandIcons(description: string): { root: HTMLElement; show(brand: CardBrand): void } {
  const brands = Object.keys(BRAND_ICONS).filter((name): name is CardBrand => name in BRAND_ICONS);
  const marks = new Map(brands.map((brand) => [brand, icon(BRAND_ICONS[brand], "BrandIcon")]));
  const root = h(
    "div",
    { class: "BrandIcons" },
    h("span", { class: "VisuallyHidden" }, description),
    ...marks.values(),
  );
  const show = (brand: CardBrand) => {
    for (const [name, mark] of marks) {
      mark.hidden = brand === "unknown" ? !SHOWN_FIRST.includes(name) : name !== brand;
      mark.dataset.brand = name;
    }
    root.dataset.brand = brand;
  };
  show("unknown");
  return { root, show };
}
