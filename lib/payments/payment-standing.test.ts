import { expect, test } from "vitest";
import { paymentStanding } from "./payment-standing";

const decline = (id: string) => ({ decline: { id, code: "generic_decline" } });

test("a decline that came after Pay was last pressed is how that ended", () => {
  expect(paymentStanding(decline("ch_1"), null)).toBe("declined");
  expect(paymentStanding(decline("ch_2"), "ch_1")).toBe("declined");
});

test("a decline that was known when Pay was last pressed says nothing", () => {
  expect(paymentStanding(decline("ch_1"), "ch_1")).toBe("unpaid");
});

test("without a decline nothing has been paid so far", () => {
  expect(paymentStanding({ decline: null }, null)).toBe("unpaid");
  expect(paymentStanding({ decline: null }, "ch_1")).toBe("unpaid");
});
