// What an adopter could make of lib/shop.ts: fewer currencies and countries, and nothing that may be left out.

export const SHOP = {
  name: "Papier & Co",
  tagline: "notebooks",
  description: "Notebooks, sewn.",
  about: "Paper from one mill.",
  legalName: "Papier & Co OHG",
  address: ["Am Markt 1", "04109 Leipzig"],
  taxNumber: "VAT no. DE123456789",
  email: "post@papier.example",
  logo: { src: "/logo.svg", width: 120, height: 40 },
  policies: [{ label: "Terms", href: "/terms" }],
  timeZone: "Europe/Zurich",
};
export const SHOP_CURRENCIES = ["eur", "chf"] as const;
export const DEFAULT_CURRENCY = "eur";
export const REFUND_APPROVAL_ABOVE = { eur: null, chf: 100_00 };
export const SHIPS_TO: Readonly<Record<string, string>> = { DE: "Deutschland", CH: "Schweiz" };
export const PROMISES = {
  taxNote: "Tax is in the price.",
  dispatch: "Off to the post tomorrow.",
  capture: "We take it when we pack.",
  returns: null,
  answer: "Somebody calls you.",
};
export const HOME_PAGE = {
  headline: "Write it down.",
  introduction: "Sewn, not glued.",
  picture: { src: "/paper.jpg", alt: "A stack of paper.", width: 800, height: 350 },
  catalogue: "All notebooks",
  note: null as { title: string; text: string } | null,
};
export const QUIET_PICTURES = {
  emptyCart: null,
  missingPage: null,
  brokenPage: null,
};
export const BROWSER_BAR = { light: "#ffffff", dark: "#000000" };
