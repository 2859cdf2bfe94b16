import type { DemoProduct } from "./demo-types";

export const potsAndVases: DemoProduct[] = [
  {
    slug: "bud-vase",
    name: "Bud Vase",
    category: "Vases",
    summary: "One stem, a windowsill, nothing else.",
    description:
      "A round body and a neck as wide as a pencil. It is glazed nearly black, so that whatever you picked on the way home is the brightest thing in the room.",
    details: ["13 cm high, 9 cm across", "Watertight", "Wash by hand"],
    stock: 33,
    prices: { usd: 36_00, eur: 34_00, gbp: 30_00, jpy: 5_200, kwd: 11_250 },
  },
  {
    slug: "moon-jar",
    name: "Moon Jar",
    category: "Vases",
    summary: "Two bowls joined at the belly. One of a kind.",
    description:
      "Thrown as two halves and joined while soft, so the seam stays faintly visible and the jar is never perfectly round. We make a few each year and keep the ones that stand still. This is the only one we have.",
    details: ["34 cm high, 33 cm across", "Signed and dated on the foot", "Packed in a wooden box"],
    stock: 1,
    prices: { usd: 420_00, eur: 395_00, gbp: 350_00, jpy: 62_000, kwd: 129_000 },
  },
  {
    slug: "branch-vase",
    name: "Branch Vase",
    category: "Vases",
    summary: "Tall, heavy at the foot, made for branches.",
    description:
      "Half of its weight is in the lowest third, so a whole apple branch will not tip it. Poured with fog grey over bare clay; the run is left where it stopped.",
    details: ["29 cm high, 12 cm across", "Watertight", "Wash by hand"],
    stock: 11,
    prices: { usd: 118_00, eur: 110_00, gbp: 98_00, jpy: 17_500, kwd: 36_000 },
  },
  {
    slug: "salt-cellar",
    name: "Salt Cellar",
    category: "Kitchen",
    summary: "Salt within reach, under a lid of oak.",
    description:
      "A squat pot that holds a packet of flaked salt. The oak lid is turned by a neighbour from offcuts of a boatyard and oiled with linseed.",
    details: [
      "Holds 250 g of flaked salt",
      "8 cm high with the lid, 10 cm across",
      "Wipe the lid, wash the pot",
    ],
    stock: 29,
    prices: { usd: 44_00, eur: 42_00, gbp: 36_50, jpy: 6_500, kwd: 13_500 },
  },
  {
    slug: "lidded-jar",
    name: "Lidded Jar",
    category: "Kitchen",
    summary: "For tea, sugar or the good biscuits.",
    description:
      "The lid drops into its seat with a sound we like. Honey-coloured glaze, thinner over the shoulder, raw clay below. The next firing is in spring.",
    details: ["Holds 1.4 l", "17 cm high, 14 cm across", "Dishwasher safe"],
    stock: 0,
    prices: { usd: 76_00, eur: 72_00, gbp: 63_00, jpy: 11_200, kwd: 23_250 },
  },
  {
    slug: "chamber-candlestick",
    name: "Chamber Candlestick",
    category: "Kitchen",
    summary: "A saucer, a socket and a ring for the thumb.",
    description:
      "Made to be carried upstairs. The saucer catches the wax and the bare clay of the socket grips a household candle without a collar.",
    details: ["For candles of 2.2 cm", "6 cm high, 14 cm across", "Wash by hand"],
    stock: 18,
    prices: { usd: 39_00, eur: 37_00, gbp: 32_50, jpy: 5_700, kwd: 12_000 },
  },
];
