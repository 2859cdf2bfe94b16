import type { ProductEntry, ShippingEntry } from "./products-file";

// What the shop sells and how it ships, in the order of the home page and of the checkout. Edit it and run
// `npm run seed`: new entries are added, changed ones changed, and what is taken out is no longer for sale.
// Amounts are whole numbers of Stripe's minor unit: 38_00 is 38 dollars, 5_600 is 5600 yen.

export const products: ProductEntry[] = [
  {
    id: "ash-mug",
    image: "/products/ash-mug.svg",
    name: "Ash Mug",
    category: "Cups",
    summary: "The everyday mug, in warm white over raw clay.",
    description:
      "The first thing we made for ourselves and still the one we reach for. A straight wall keeps coffee hot, the handle takes three fingers, and the foot is left unglazed so it stands dry on the table.",
    details: ["Holds 300 ml", "9 cm high, 8.5 cm across", "Dishwasher and microwave safe"],
    received: 48,
    prices: { usd: 38_00, eur: 36_00, gbp: 32_00, jpy: 5_600, kwd: 11_750 },
  },
  {
    id: "tide-cup",
    image: "/products/tide-cup.svg",
    name: "Tide Cup",
    category: "Cups",
    summary: "A cup without a handle, dipped in sea green.",
    description:
      "Dipped by hand, so the line where the glaze ends is never quite level. The waist is where your fingers go. It is as good for water as it is for filter coffee.",
    details: ["Holds 220 ml", "8 cm high, 7.5 cm across", "Dishwasher and microwave safe"],
    received: 60,
    prices: { usd: 32_00, eur: 30_00, gbp: 26_00, jpy: 4_800, kwd: 9_900 },
  },
  {
    id: "ink-espresso-cup",
    image: "/products/ink-espresso-cup.svg",
    name: "Ink Espresso Cup",
    category: "Cups",
    summary: "Small, thick-walled and nearly black.",
    description:
      "A cobalt glaze fired until it is almost black, breaking to blue at the rim. The wall is thick on purpose: it holds the heat of a short coffee to the last sip.",
    details: ["Holds 80 ml", "6 cm high, 6 cm across", "Dishwasher and microwave safe"],
    received: 72,
    prices: { usd: 24_00, eur: 22_00, gbp: 19_50, jpy: 3_500, kwd: 7_250 },
  },
  {
    id: "harbour-pitcher",
    image: "/products/harbour-pitcher.svg",
    name: "Harbour Pitcher",
    category: "Pouring",
    summary: "A litre of water, and a lip that does not drip.",
    description:
      "We spent a winter on this lip. The belly is thrown in one piece, the handle pulled from it, and the fog grey glaze runs thinner over the throwing rings so you can still read them with a thumb.",
    details: ["Holds 1.1 l", "20 cm high, 14 cm across with the handle", "Dishwasher safe"],
    received: 14,
    prices: { usd: 88_00, eur: 84_00, gbp: 74_00, jpy: 13_200, kwd: 27_000 },
  },
  {
    id: "kelp-teapot",
    image: "/products/kelp-teapot.svg",
    name: "Kelp Teapot",
    category: "Pouring",
    summary: "Four cups of tea, a strainer thrown into the wall.",
    description:
      "Body, lid, spout and handle are thrown apart and joined on the second day. Behind the spout the wall itself is pierced, so there is no basket to lose. The green comes from iron and a little rutile.",
    details: ["Holds 900 ml", "14 cm high, 22 cm from spout to handle", "Wash by hand"],
    received: 8,
    prices: { usd: 148_00, eur: 140_00, gbp: 124_00, jpy: 22_000, kwd: 45_500 },
  },
  {
    id: "oil-bottle",
    image: "/products/oil-bottle.svg",
    name: "Oil Bottle",
    category: "Pouring",
    summary: "Keeps good oil in the dark, with a cork to pour.",
    description:
      "Light is what spoils oil. This one is iron red outside and glazed inside, with a narrow neck and a cork that leaves just enough room for a thread of oil.",
    details: ["Holds 400 ml", "18 cm high, 8 cm across", "Cork included", "Dishwasher safe without the cork"],
    received: 21,
    prices: { usd: 58_00, eur: 54_00, gbp: 48_00, jpy: 8_600, kwd: 17_750 },
  },
  {
    id: "breakfast-bowl",
    image: "/products/breakfast-bowl.svg",
    name: "Breakfast Bowl",
    category: "Bowls",
    summary: "Deep enough for porridge, light enough to hold.",
    description:
      "A round bowl on a narrow foot, made to be held in one hand by a window. Fog grey outside and in, with the speckle of the clay coming through.",
    details: ["Holds 500 ml", "7 cm high, 14 cm across", "Dishwasher and microwave safe"],
    received: 40,
    prices: { usd: 42_00, eur: 40_00, gbp: 35_00, jpy: 6_200, kwd: 12_900 },
  },
  {
    id: "noodle-bowl",
    image: "/products/noodle-bowl.svg",
    name: "Noodle Bowl",
    category: "Bowls",
    summary: "A generous bowl for soup, in deep green.",
    description:
      "High walls for broth and a wide rim to drink from. The glaze pools at the bottom, so the last spoonful is the darkest green.",
    details: ["Holds 1 l", "9 cm high, 18 cm across", "Dishwasher and microwave safe"],
    received: 26,
    prices: { usd: 54_00, eur: 50_00, gbp: 45_00, jpy: 7_900, kwd: 16_500 },
  },
  {
    id: "middle-of-the-table-bowl",
    image: "/products/middle-of-the-table-bowl.svg",
    name: "Wide Serving Bowl for the Middle of the Table",
    category: "Bowls",
    summary: "For a salad that feeds six, or all of the lemons.",
    description:
      "The widest bowl that fits our kiln. Thrown in one go, turned thin, and glazed iron red on the outside only down to where you lift it.",
    details: ["Holds 3.2 l", "10 cm high, 32 cm across", "Dishwasher safe"],
    received: 6,
    prices: { usd: 126_00, eur: 118_00, gbp: 105_00, jpy: 18_800, kwd: 38_500 },
  },
  {
    id: "dinner-plate",
    image: "/products/dinner-plate.svg",
    name: "Dinner Plate",
    category: "Plates",
    summary: "A flat plate with a low, upright edge.",
    description:
      "Warm white, matt enough that knives leave no marks, with an edge that catches sauce and fingers alike. Plates stack within two millimetres of each other.",
    details: ["27 cm across, 2.5 cm high", "Dishwasher and microwave safe"],
    received: 64,
    prices: { usd: 46_00, eur: 44_00, gbp: 38_00, jpy: 6_800, kwd: 14_250 },
  },
  {
    id: "side-plate",
    image: "/products/side-plate.svg",
    name: "Side Plate",
    category: "Plates",
    summary: "For toast, cake and everything in between.",
    description:
      "The dinner plate's smaller sister, in sea green with a bare clay edge. No two batches are the same green; every plate of one order comes from one firing.",
    details: ["19 cm across, 2 cm high", "Dishwasher and microwave safe"],
    received: 52,
    prices: { usd: 34_00, eur: 32_00, gbp: 28_00, jpy: 4_900, kwd: 10_500 },
  },
  {
    id: "bud-vase",
    image: "/products/bud-vase.svg",
    name: "Bud Vase",
    category: "Vases",
    summary: "One stem, a windowsill, nothing else.",
    description:
      "A round body and a neck as wide as a pencil. It is glazed nearly black, so that whatever you picked on the way home is the brightest thing in the room.",
    details: ["13 cm high, 9 cm across", "Watertight", "Wash by hand"],
    received: 33,
    prices: { usd: 36_00, eur: 34_00, gbp: 30_00, jpy: 5_200, kwd: 11_250 },
  },
  {
    id: "moon-jar",
    image: "/products/moon-jar.svg",
    name: "Moon Jar",
    category: "Vases",
    summary: "Two bowls joined at the belly. One of a kind.",
    description:
      "Thrown as two halves and joined while soft, so the seam stays faintly visible and the jar is never perfectly round. We make a few each year and keep the ones that stand still. This is the only one we have.",
    details: ["34 cm high, 33 cm across", "Signed and dated on the foot", "Packed in a wooden box"],
    received: 1,
    prices: { usd: 420_00, eur: 395_00, gbp: 350_00, jpy: 62_000, kwd: 129_000 },
  },
  {
    id: "branch-vase",
    image: "/products/branch-vase.svg",
    name: "Branch Vase",
    category: "Vases",
    summary: "Tall, heavy at the foot, made for branches.",
    description:
      "Half of its weight is in the lowest third, so a whole apple branch will not tip it. Poured with fog grey over bare clay; the run is left where it stopped.",
    details: ["29 cm high, 12 cm across", "Watertight", "Wash by hand"],
    received: 11,
    prices: { usd: 118_00, eur: 110_00, gbp: 98_00, jpy: 17_500, kwd: 36_000 },
  },
  {
    id: "salt-cellar",
    image: "/products/salt-cellar.svg",
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
    received: 29,
    prices: { usd: 44_00, eur: 42_00, gbp: 36_50, jpy: 6_500, kwd: 13_500 },
  },
  {
    id: "lidded-jar",
    image: "/products/lidded-jar.svg",
    name: "Lidded Jar",
    category: "Kitchen",
    summary: "For tea, sugar or the good biscuits.",
    description:
      "The lid drops into its seat with a sound we like. Honey-coloured glaze, thinner over the shoulder, raw clay below. The next firing is in spring.",
    details: ["Holds 1.4 l", "17 cm high, 14 cm across", "Dishwasher safe"],
    received: 0,
    prices: { usd: 76_00, eur: 72_00, gbp: 63_00, jpy: 11_200, kwd: 23_250 },
  },
  {
    id: "chamber-candlestick",
    image: "/products/chamber-candlestick.svg",
    name: "Chamber Candlestick",
    category: "Kitchen",
    summary: "A saucer, a socket and a ring for the thumb.",
    description:
      "Made to be carried upstairs. The saucer catches the wax and the bare clay of the socket grips a household candle without a collar.",
    details: ["For candles of 2.2 cm", "6 cm high, 14 cm across", "Wash by hand"],
    received: 18,
    prices: { usd: 39_00, eur: 37_00, gbp: 32_50, jpy: 5_700, kwd: 12_000 },
  },
];

export const shipping: ShippingEntry[] = [
  {
    id: "slow-post",
    name: "Slow post",
    description: "5 to 10 working days, no tracking",
    rates: { usd: 0, eur: 0, gbp: 0, jpy: 0, kwd: 0 },
  },
  {
    id: "tracked-parcel",
    name: "Tracked parcel",
    description: "2 to 4 working days",
    rates: { usd: 12_00, eur: 9_50, gbp: 8_50, jpy: 1_500, kwd: 3_500 },
  },
  {
    id: "courier",
    name: "Courier",
    description: "Next working day, signed for",
    rates: { usd: 29_00, eur: 24_00, gbp: 21_00, jpy: 3_800, kwd: 8_900 },
  },
];
