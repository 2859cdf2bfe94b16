import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REFUND_STATUSES } from "@/lib/payments/decide/order-state";
import { hasClaim } from "@/lib/payments/decide/refund-room";
import { decideMark, decideShipment, type ShippedOrder } from "./decide-parcel";
import { type Fulfilled, fulfilmentOf, linesToShip, piecesToShip } from "./fulfilment";

const NAMES = { mug: "Ash Mug", bowl: "Bowl" };
const PRODUCTS = ["mug", "bowl"] as const;
const captured = (amountReceived: number) => [{ status: "captured" as const, amountReceived }];

const paid: ShippedOrder = {
  status: "paid",
  items: [
    { productId: "mug", quantity: 2 },
    { productId: "bowl", quantity: 1 },
  ],
  attempts: captured(1000),
  refunds: [],
  parcels: [],
  names: NAMES,
};
const refund = (more: Partial<Fulfilled["refunds"][number]>) => ({
  ...{ status: "succeeded" as const, amount: 100, lines: [], restocked: false },
  ...more,
});
const mugs = (quantity: number) => [{ productId: "mug", quantity }];
const parcel = (lines: { productId: string; quantity: number }[], more = {}) => ({
  ...{ id: "p1", lines, delivered: false, undone: false },
  ...more,
});

describe("what has to go out", () => {
  test.each([
    ["nothing of an order that is not paid", { status: "pending" }, 0],
    ["all of a paid one", {}, 2],
    ["what has not left", { parcels: [parcel(mugs(1))] }, 1],
    ["what left, once that is undone", { parcels: [parcel(mugs(2), { undone: true })] }, 2],
    ["what is not refunded", { refunds: [refund({ lines: mugs(1) })] }, 1],
    [
      "not what waits for approval",
      { refunds: [refund({ lines: mugs(1), status: "awaiting_approval" })] },
      1,
    ],
    ["what a failed refund was about", { refunds: [refund({ lines: mugs(1), status: "failed" })] }, 2],
    [
      "not what is back on the shelf",
      { refunds: [refund({ lines: mugs(1), status: "failed", restocked: true })] },
      1,
    ],
    ["nothing once all the money went back", { refunds: [refund({ amount: 1000 })] }, 0],
    ["all, when an amount was refunded", { refunds: [refund({ amount: 999 })] }, 2],
    [
      "nothing more, when one has left and the other is refunded",
      { refunds: [refund({ lines: mugs(1) })], parcels: [parcel(mugs(1))] },
      0,
    ],
    [
      "nothing less than nothing, when what has left is refunded",
      { refunds: [refund({ lines: mugs(2) })], parcels: [parcel(mugs(2))] },
      0,
    ],
  ] as const)("%s", (_, more, left) => {
    expect(piecesToShip({ ...paid, ...more } as Fulfilled, "mug")).toBe(left);
  });
});

describe("how much of an order has left", () => {
  const all = [...mugs(2), { productId: "bowl", quantity: 1 }];
  test.each([
    ["unshipped", {}],
    ["partly_shipped", { parcels: [parcel(mugs(2), { delivered: true })] }],
    ["shipped", { parcels: [parcel(all)] }],
    ["delivered", { parcels: [parcel(all, { delivered: true })] }],
    ["unshipped", { parcels: [parcel(all, { undone: true })] }],
    ["nothing_to_ship", { status: "canceled" }],
    ["nothing_to_ship", { refunds: [refund({ lines: all })] }],
    ["shipped", { parcels: [parcel(all)], refunds: [refund({ amount: 1000 })] }],
    [
      "shipped",
      { parcels: [parcel(mugs(2))], refunds: [refund({ lines: [{ productId: "bowl", quantity: 1 }] })] },
    ],
  ] as const)("%s", (state, more) => {
    expect(fulfilmentOf({ ...paid, ...more } as Fulfilled)).toBe(state);
  });
});

const lines = fc
  .record({ mug: fc.nat({ max: 3 }), bowl: fc.nat({ max: 3 }) })
  .map((by) =>
    PRODUCTS.flatMap((productId) => (by[productId] > 0 ? [{ productId, quantity: by[productId] }] : [])),
  );
const refunds = fc.array(
  fc.record({
    status: fc.constantFrom(...REFUND_STATUSES),
    amount: fc.integer({ min: 1, max: 400 }),
    lines,
    restocked: fc.boolean(),
  }),
  { maxLength: 3 },
);
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("ship" as const), what: fc.oneof(fc.constant("all" as const), lines) }),
    fc.record({
      do: fc.constant("mark" as const),
      nth: fc.nat({ max: 4 }),
      as: fc.constantFrom("delivered" as const, "not_delivered" as const, "not_shipped" as const),
    }),
    fc.record({ do: fc.constant("refund" as const), refunds }),
  ),
  { maxLength: 8 },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

/** What `ship-orders` does to the rows, in memory. */
function take(order: ShippedOrder, step: Step, n: number): ShippedOrder {
  if (step.do === "refund") return { ...order, refunds: step.refunds };
  const id = step.do === "ship" ? `p${n}` : (order.parcels[step.nth]?.id ?? "none");
  const decision =
    step.do === "ship"
      ? decideShipment(order, { parcelId: id, what: step.what, carrier: null, trackingNumber: null })
      : decideMark(order, id, step.as);
  if (!decision.ok || decision.parcel === null) return order;
  const change = decision.parcel;
  if (change.do === "put_parcel")
    return {
      ...order,
      parcels: [...order.parcels, { id, lines: change.lines, delivered: false, undone: false }],
    };
  return {
    ...order,
    parcels: order.parcels.map((one) =>
      one.id === id
        ? { ...one, delivered: change.as === "delivered", undone: change.as === "not_shipped" || one.undone }
        : one,
    ),
  };
}

describe("whatever staff do, in any order and with any refunds between", () => {
  test("no more leaves than was ordered, and none that had been refunded before", () => {
    fc.assert(
      fc.property(steps, (all) => {
        all.reduce((order, step, n) => {
          const next = take(order, step, n);
          for (const { productId, quantity } of order.items) {
            const shipped = piecesOf(
              next.parcels.filter(({ undone }) => !undone),
              productId,
            );
            expect(shipped).toBeLessThanOrEqual(quantity);
            if (step.do !== "ship" || next === order) continue;
            const gone = piecesOf(
              next.refunds.filter((one) => hasClaim(one) || one.restocked),
              productId,
            );
            const newest = next.parcels.at(-1);
            if (newest?.lines.some((line) => line.productId === productId))
              expect(shipped + gone).toBeLessThanOrEqual(quantity);
          }
          return next;
        }, paid);
      }),
    );
  });

  test("shipping all leaves nothing to ship, and undoing it brings back the same", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const order = all.reduce(take, paid);
        const before = linesToShip(order);
        fc.pre(before.length > 0);
        const shipped = take(order, { do: "ship", what: "all" }, 99);
        expect(linesToShip(shipped)).toEqual([]);
        expect(["shipped", "delivered"]).toContain(fulfilmentOf(shipped));
        const undone = take(shipped, { do: "mark", nth: shipped.parcels.length - 1, as: "not_shipped" }, 100);
        expect(linesToShip(undone)).toEqual(before);
        expect(fulfilmentOf(undone)).toBe(fulfilmentOf(order));
      }),
    );
  });

  test("the order of its parcels and refunds does not matter", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const order = all.reduce(take, paid);
        const turned = {
          ...order,
          parcels: [...order.parcels].reverse(),
          refunds: [...order.refunds].reverse(),
        };
        expect(fulfilmentOf(turned)).toBe(fulfilmentOf(order));
        expect(linesToShip(turned)).toEqual(linesToShip(order));
      }),
    );
  });
});

function piecesOf(
  parts: readonly { lines: readonly { productId: string; quantity: number }[] }[],
  productId: string,
) {
  return parts
    .flatMap((part) => part.lines)
    .reduce((sum, line) => sum + (line.productId === productId ? line.quantity : 0), 0);
}

describe("a mark that staff cannot make", () => {
  const ship = (order: ShippedOrder, what: "all" | { productId: string; quantity: number }[]) =>
    decideShipment(order, { parcelId: "new", what, carrier: null, trackingNumber: null });
  test.each([
    ["not_paid", ship({ ...paid, status: "processing" }, "all")],
    ["nothing_to_ship", ship({ ...paid, refunds: [refund({ amount: 1000 })] }, "all")],
    ["nothing_chosen", ship(paid, [])],
    ["too_many_pieces", ship(paid, mugs(3))],
    ["too_many_pieces", ship(paid, [...mugs(1), ...mugs(1)])],
    ["too_many_pieces", ship(paid, mugs(-1))],
    ["too_many_pieces", ship(paid, [{ productId: "vase", quantity: 1 }])],
    ["unknown_parcel", decideMark(paid, "p1", "delivered")],
    ["undone", decideMark({ ...paid, parcels: [parcel(mugs(1), { undone: true })] }, "p1", "delivered")],
    [
      "delivered",
      decideMark({ ...paid, parcels: [parcel(mugs(1), { delivered: true })] }, "p1", "not_shipped"),
    ],
  ])("is refused as %s", (kind, decision) => {
    expect(decision).toEqual({ ok: false, kind });
  });
});
