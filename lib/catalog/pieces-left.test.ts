import { expect, test } from "vitest";
import { piecesLeft } from "./pieces-left";

test("a stock is told up to eight pieces, and from nine on it is nobody's business", () => {
  expect([0, 1, 8, 9, 46, 5000].map(piecesLeft)).toEqual([0, 1, 8, null, null, null]);
});
