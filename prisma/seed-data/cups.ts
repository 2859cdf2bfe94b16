import type { DemoProduct } from "./demo-types";

export const cups: DemoProduct[] = [
  {
    slug: "ash-mug",
    name: "Ash Mug",
    category: "Cups",
    summary: "The everyday mug, in warm white over raw clay.",
    description:
      "The first thing we made for ourselves and still the one we reach for. A straight wall keeps coffee hot, the handle takes three fingers, and the foot is left unglazed so it stands dry on the table.",
    details: ["Holds 300 ml", "9 cm high, 8.5 cm across", "Dishwasher and microwave safe"],
    stock: 48,
    prices: { usd: 38_00, eur: 36_00, gbp: 32_00, jpy: 5_600, kwd: 11_750 },
  },
  {
    slug: "tide-cup",
    name: "Tide Cup",
    category: "Cups",
    summary: "A cup without a handle, dipped in sea green.",
    description:
      "Dipped by hand, so the line where the glaze ends is never quite level. The waist is where your fingers go. It is as good for water as it is for filter coffee.",
    details: ["Holds 220 ml", "8 cm high, 7.5 cm across", "Dishwasher and microwave safe"],
    stock: 60,
    prices: { usd: 32_00, eur: 30_00, gbp: 26_00, jpy: 4_800, kwd: 9_900 },
  },
  {
    slug: "ink-espresso-cup",
    name: "Ink Espresso Cup",
    category: "Cups",
    summary: "Small, thick-walled and nearly black.",
    description:
      "A cobalt glaze fired until it is almost black, breaking to blue at the rim. The wall is thick on purpose: it holds the heat of a short coffee to the last sip.",
    details: ["Holds 80 ml", "6 cm high, 6 cm across", "Dishwasher and microwave safe"],
    stock: 72,
    prices: { usd: 24_00, eur: 22_00, gbp: 19_50, jpy: 3_500, kwd: 7_250 },
  },
  {
    slug: "harbour-pitcher",
    name: "Harbour Pitcher",
    category: "Pouring",
    summary: "A litre of water, and a lip that does not drip.",
    description:
      "We spent a winter on this lip. The belly is thrown in one piece, the handle pulled from it, and the fog grey glaze runs thinner over the throwing rings so you can still read them with a thumb.",
    details: ["Holds 1.1 l", "20 cm high, 14 cm across with the handle", "Dishwasher safe"],
    stock: 14,
    prices: { usd: 88_00, eur: 84_00, gbp: 74_00, jpy: 13_200, kwd: 27_000 },
  },
  {
    slug: "kelp-teapot",
    name: "Kelp Teapot",
    category: "Pouring",
    summary: "Four cups of tea, a strainer thrown into the wall.",
    description:
      "Body, lid, spout and handle are thrown apart and joined on the second day. Behind the spout the wall itself is pierced, so there is no basket to lose. The green comes from iron and a little rutile.",
    details: ["Holds 900 ml", "14 cm high, 22 cm from spout to handle", "Wash by hand"],
    stock: 8,
    prices: { usd: 148_00, eur: 140_00, gbp: 124_00, jpy: 22_000, kwd: 45_500 },
  },
  {
    slug: "oil-bottle",
    name: "Oil Bottle",
    category: "Pouring",
    summary: "Keeps good oil in the dark, with a cork to pour.",
    description:
      "Light is what spoils oil. This one is iron red outside and glazed inside, with a narrow neck and a cork that leaves just enough room for a thread of oil.",
    details: ["Holds 400 ml", "18 cm high, 8 cm across", "Cork included", "Dishwasher safe without the cork"],
    stock: 21,
    prices: { usd: 58_00, eur: 54_00, gbp: 48_00, jpy: 8_600, kwd: 17_750 },
  },
];
