import { expect, test } from "vitest";
import { toBrokenRules } from "./broken-rules";

const ORDER = "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11";

test("cases of one rule stand together, are counted, and lead to their orders and events", () => {
  const found = [
    { name: "I4", subject: "ash-mug", detail: "received 53", count: 1 },
    { name: "I7", subject: ORDER, detail: "status paid, timeline ends at pending", count: 27 },
    { name: "I7", subject: ORDER, detail: "moved from paid to pending", count: 27 },
    { name: "I8", subject: "evt_1", detail: "2 changes of status", count: 1 },
  ];
  const broken = toBrokenRules(found, new Map([[ORDER, { orderId: ORDER, number: 1003 }]]));
  expect(broken.map(({ name, count, cases }) => [name, count, cases.map(({ href }) => href)])).toEqual([
    ["I4", 1, [null]],
    ["I7", 27, [`/admin/orders/${ORDER}`, `/admin/orders/${ORDER}`]],
    ["I8", 1, ["/admin/events/evt_1"]],
  ]);
  expect(broken[1]?.cases[0]?.label).toBe("Order #1003");
});

test("nothing broken is nothing to show", () => {
  expect(toBrokenRules([], new Map())).toEqual([]);
});
