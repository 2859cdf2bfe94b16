import { expect, test } from "vitest";
import { HOLD_LIMITS } from "./limit-table";
import { SHOP_CURRENCIES } from "./shop";

test.each(Object.entries(HOLD_LIMITS))(
  "what one %s may hold is bounded in every currency of the shop",
  (_, most) => {
    expect(SHOP_CURRENCIES.filter((currency) => !most.value[currency])).toEqual([]);
  },
);
