import type { DemoShippingMethod } from "./demo-types";

export const shippingMethods: DemoShippingMethod[] = [
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
