import { expect, test } from "vitest";
import { DECLINE_WINDOWS, HOLD_LIMITS, MOST_DECLINES } from "./limit-table";
import { SHOP_CURRENCIES } from "./shop";

test.each(Object.entries(HOLD_LIMITS))(
  "what one %s may hold is bounded in every currency of the shop",
  (_, most) => {
    expect(SHOP_CURRENCIES.filter((currency) => !most.value[currency])).toEqual([]);
  },
);

test("one order that was declined until it was closed does not stop its network from ordering anew", () => {
  for (const { declines } of DECLINE_WINDOWS) expect(declines).toBeGreaterThanOrEqual(2 * MOST_DECLINES);
});
