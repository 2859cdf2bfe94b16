import { afterEach, expect, test } from "vitest";
import { changeSetting } from "@/lib/shop-settings";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { ageOrder, payInVain, started } from "@/lib/testing/started-payment";
import { queueOverdueOrders } from "./expire-orders";
import { payPlacedOrder } from "./pay-placed-order";

setUpSandbox();
afterEach(expectInvariantsToHold);

test("from the moment they are set fewer declines end an order", async () => {
  const { orderId, paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  for (let card = 1; card <= 2; card++) await payInVain(paymentIntentId);
  expect(await payPlacedOrder(orderId)).toMatchObject({ ok: true });
  await changeSetting("declineLimit", 2, "ann");
  await payInVain(paymentIntentId);
  expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "too_many_declines" });
});

test("from the moment it is set an unpaid order ends earlier or later", async () => {
  const { orderId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  await ageOrder(orderId, 20);
  expect(await queueOverdueOrders("pending")).toBe(0);
  await changeSetting("unpaidMinutes", 10, "ann");
  expect(await queueOverdueOrders("pending")).toBe(1);
});
