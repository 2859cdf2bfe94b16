import { expect, test } from "vitest";
import { toBrokenRules } from "./health";

const ORDER = "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11";

test("cases of one rule stand together and lead to their orders", () => {
  const found = [
    { name: "I7", subject: ORDER, detail: "status paid, timeline ends at pending" },
    { name: "I4", subject: "ash-mug", detail: "received 53" },
    { name: "I7", subject: ORDER, detail: "moved from paid to pending" },
    { name: "I2", subject: "pi_1", detail: "order is pending" },
  ];
  const broken = toBrokenRules(found);
  expect(broken.map(({ name, cases }) => [name, cases.map(({ href }) => href)])).toEqual([
    ["I7", [`/admin/orders?search=${ORDER}`, `/admin/orders?search=${ORDER}`]],
    ["I4", [null]],
    ["I2", ["/admin/orders?search=pi_1"]],
  ]);
});

test("nothing broken is nothing to show", () => {
  expect(toBrokenRules([])).toEqual([]);
});
