import { expect, test } from "vitest";
import { describeOrderEvent } from "./describe-order-event";

const CONTEXT = { totalAmount: 4800, currency: "usd", staffNames: new Map([["u1", "Ada Vinter"]]) };

function told(kind: string, detail: object): string {
  const row = { kind, fromStatus: null, toStatus: null, cause: "staff:u1", webhookEventId: null, detail };
  const { title, subject, predicate } = describeOrderEvent(row, CONTEXT);
  return `${title}: ${subject} ${predicate}`;
}

test.each([
  ["parcel_shipped", { carrier: "ups" }, "Shipped: Ada Vinter shipped 2 × Ash Mug with UPS."],
  ["parcel_shipped", { carrier: "pigeon" }, "Shipped: Ada Vinter shipped 2 × Ash Mug with pigeon."],
  ["parcel_shipped", {}, "Shipped: Ada Vinter shipped 2 × Ash Mug."],
  [
    "parcel_not_shipped",
    {},
    "Shipping undone: Ada Vinter took back that 2 × Ash Mug was shipped. It is to be shipped again, as far as it is not refunded.",
  ],
  ["parcel_delivered", {}, "Delivered: Ada Vinter marked the parcel with 2 × Ash Mug as delivered."],
  [
    "parcel_not_delivered",
    {},
    "Delivery undone: Ada Vinter took back that the parcel with 2 × Ash Mug was delivered. It counts as on its way.",
  ],
])("%s with %j names who did it and the pieces", (kind, more, story) => {
  expect(told(kind, { parcel: "p1", pieces: "2 × Ash Mug", ...more })).toBe(story);
});
