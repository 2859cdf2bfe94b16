import type { DemoProduct } from "./demo-types";

export const bowlsAndPlates: DemoProduct[] = [
  {
    slug: "breakfast-bowl",
    name: "Breakfast Bowl",
    category: "Bowls",
    summary: "Deep enough for porridge, light enough to hold.",
    description:
      "A round bowl on a narrow foot, made to be held in one hand by a window. Fog grey outside and in, with the speckle of the clay coming through.",
    details: ["Holds 500 ml", "7 cm high, 14 cm across", "Dishwasher and microwave safe"],
    stock: 40,
    prices: { usd: 42_00, eur: 40_00, gbp: 35_00, jpy: 6_200, kwd: 12_900 },
  },
  {
    slug: "noodle-bowl",
    name: "Noodle Bowl",
    category: "Bowls",
    summary: "A generous bowl for soup, in deep green.",
    description:
      "High walls for broth and a wide rim to drink from. The glaze pools at the bottom, so the last spoonful is the darkest green.",
    details: ["Holds 1 l", "9 cm high, 18 cm across", "Dishwasher and microwave safe"],
    stock: 26,
    prices: { usd: 54_00, eur: 50_00, gbp: 45_00, jpy: 7_900, kwd: 16_500 },
  },
  {
    slug: "middle-of-the-table-bowl",
    name: "Wide Serving Bowl for the Middle of the Table",
    category: "Bowls",
    summary: "For a salad that feeds six, or all of the lemons.",
    description:
      "The widest bowl that fits our kiln. Thrown in one go, turned thin, and glazed iron red on the outside only down to where you lift it.",
    details: ["Holds 3.2 l", "10 cm high, 32 cm across", "Dishwasher safe"],
    stock: 6,
    prices: { usd: 126_00, eur: 118_00, gbp: 105_00, jpy: 18_800, kwd: 38_500 },
  },
  {
    slug: "dinner-plate",
    name: "Dinner Plate",
    category: "Plates",
    summary: "A flat plate with a low, upright edge.",
    description:
      "Warm white, matt enough that knives leave no marks, with an edge that catches sauce and fingers alike. Plates stack within two millimetres of each other.",
    details: ["27 cm across, 2.5 cm high", "Dishwasher and microwave safe"],
    stock: 64,
    prices: { usd: 46_00, eur: 44_00, gbp: 38_00, jpy: 6_800, kwd: 14_250 },
  },
  {
    slug: "side-plate",
    name: "Side Plate",
    category: "Plates",
    summary: "For toast, cake and everything in between.",
    description:
      "The dinner plate's smaller sister, in sea green with a bare clay edge. No two batches are the same green; every plate of one order comes from one firing.",
    details: ["19 cm across, 2 cm high", "Dishwasher and microwave safe"],
    stock: 52,
    prices: { usd: 34_00, eur: 32_00, gbp: 28_00, jpy: 4_900, kwd: 10_500 },
  },
];
