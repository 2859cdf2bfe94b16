// Everything that makes this shop yours: its name, its words, where it sells and what it promises. Two things
// stand elsewhere: colours in app/shop-colours.css, products in prisma/products.ts. What is said here is said
// to shoppers on pages, in mails and on receipts, so it has to be true. Browsers read it too: no secrets.

type Picture = { src: string; width: number; height: number };

type Shop = {
  name: string;
  /** Behind the name in the title of the home page. */
  tagline: string;
  /** For search engines: one or two sentences. */
  description: string;
  /** In the footer, behind the name. */
  about: string;
  /** Who sells, as receipts and the footer of mails have to say it. */
  legalName: string;
  /** Where the seller can be reached by post, line by line. */
  address: readonly string[];
  /** The number that receipts have to show, with its name: "VAT no. DK12345678". Null where there is none. */
  taxNumber: string | null;
  /** Where shoppers write to; also where an answer to one of our mails goes. */
  email: string;
  /** A file in public/ that can be read on light and dark. Null shows the name instead. */
  logo: Picture | null;
  /** In the footer of every page: terms, returns, privacy. `href` may lead anywhere. */
  policies: readonly { label: string; href: string }[];
  /** Where the shop's days begin and end, by IANA's name: staff count takings by it. */
  timeZone: string;
};

export const SHOP: Shop = {
  name: "Sund Studio",
  tagline: "stoneware for every day",
  description:
    "Mugs, bowls, plates and pots, thrown by hand in small batches and glazed to be used every day.",
  about: "Stoneware, thrown and glazed by two people by the water.",
  legalName: "Sund Studio ApS",
  address: ["Havnevej 1", "0000 Sund"],
  taxNumber: null,
  email: "hello@sund.example",
  logo: null,
  policies: [],
  timeZone: "Europe/Copenhagen",
};

/** The currencies this shop sells in, lowercase ISO 4217. Every product and shipping method needs a price in each. */
export const SHOP_CURRENCIES = ["usd", "eur", "gbp", "jpy", "kwd"] as const;

/** What prices are shown in until a shopper chooses. */
export const DEFAULT_CURRENCY: (typeof SHOP_CURRENCIES)[number] = "usd";

/**
 * How much of one order a member of staff may refund alone, in minor units; above it a second person has to
 * approve. Null: nobody ever has to.
 */
export const REFUND_APPROVAL_ABOVE: Readonly<Record<(typeof SHOP_CURRENCIES)[number], number | null>> = {
  usd: 500_00,
  eur: 500_00,
  gbp: 400_00,
  jpy: 75_000,
  kwd: 150_000,
};

/** Where the shop sends parcels: ISO 3166-1 alpha-2 code and name, in the order of the list at the checkout. */
export const SHIPS_TO: Readonly<Record<string, string>> = {
  AU: "Australia",
  AT: "Austria",
  BE: "Belgium",
  BG: "Bulgaria",
  CA: "Canada",
  HR: "Croatia",
  CY: "Cyprus",
  CZ: "Czechia",
  DK: "Denmark",
  EE: "Estonia",
  FI: "Finland",
  FR: "France",
  DE: "Germany",
  GR: "Greece",
  HU: "Hungary",
  IS: "Iceland",
  IE: "Ireland",
  IT: "Italy",
  JP: "Japan",
  KW: "Kuwait",
  LV: "Latvia",
  LT: "Lithuania",
  LU: "Luxembourg",
  MT: "Malta",
  NL: "Netherlands",
  NZ: "New Zealand",
  NO: "Norway",
  PL: "Poland",
  PT: "Portugal",
  RO: "Romania",
  SG: "Singapore",
  SK: "Slovakia",
  SI: "Slovenia",
  KR: "South Korea",
  ES: "Spain",
  SE: "Sweden",
  CH: "Switzerland",
  GB: "United Kingdom",
  US: "United States",
};

type Promises = {
  /** One sentence about tax, said beside prices. */
  taxNote: string;
  /** How soon after payment an order is handed to the carrier, as said on product and order pages. */
  dispatch: string;
  /** When an amount that was set aside at the checkout is charged; said only where the shop captures by hand. */
  capture: string;
  /** Until when goods can come back. Null says nothing about it. */
  returns: string | null;
  /** How soon somebody answers when a payment needs a person to look at it. */
  answer: string;
};

export const PROMISES: Promises = {
  taxNote: "Prices include tax.",
  dispatch: "We pack your order by hand, usually within two working days.",
  capture: "We charge it when your things are ready to leave us, and never more than that.",
  returns: "Not what you hoped for? You have 30 days to send it back.",
  answer: "We write to you by e-mail, usually within a working day.",
};

type HomePage = {
  headline: string;
  introduction: string;
  /** The wide picture under the headline, and what it shows for those who cannot see it. */
  picture: Picture & { alt: string };
  /** Above the products. */
  catalogue: string;
  /** A tile behind the last product; null leaves it out. */
  note: { title: string; text: string } | null;
};

export const HOME_PAGE: HomePage = {
  headline: "Stoneware for every day of the week.",
  introduction:
    "We throw, trim and glaze in small batches, fire twice, and keep only what we would put on our own table.",
  picture: {
    src: "/studio-shelf.svg",
    alt: "A row of glazed pots: a green teapot, a grey pitcher, a white jar, a blue vase with one flower and a few cups.",
    width: 1600,
    height: 700,
  },
  catalogue: "Everything on the shelf",
  note: {
    title: "The kiln is lit twice a month.",
    text: "What is sold out comes back, never quite in the same colour.",
  },
};

/** Round pictures of pages that have one thing to say; null shows none. Files in public/, as wide as high. */
export const QUIET_PICTURES: Record<"emptyCart" | "missingPage" | "brokenPage", string | null> = {
  emptyCart: "/products/tide-cup.svg",
  missingPage: "/products/branch-vase.svg",
  brokenPage: "/products/chamber-candlestick.svg",
};

/** The browser's own bar around the page: the background of app/shop-colours.css once more. */
export const BROWSER_BAR = { light: "#f7f7f4", dark: "#12171a" };
