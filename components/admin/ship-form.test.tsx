import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ShipForm } from "./ship-form";

const lines = [{ productId: "mug", name: "Ash Mug", quantity: 2 }];
const shown = (more: Partial<Parameters<typeof ShipForm>[0]> = {}) =>
  renderToStaticMarkup(
    <ShipForm
      action={async () => ({ tone: "info", message: "" })}
      {...{ orderId: "o", formKey: "k", lines, carriers: [], waitFor: null }}
      {...more}
    />,
  );

test("all that is left is chosen, and no more can be", () => {
  const [field] = /<input[^>]*type="number"[^>]*>/.exec(shown()) ?? [];
  for (const part of ['name="pieces.mug"', 'min="0"', 'max="2"', 'value="2"']) expect(field).toContain(part);
});

test("a dispute or an open review warns whoever ships", () => {
  expect(shown()).not.toContain('role="alert"');
  expect(shown({ waitFor: "dispute" })).toMatch(/role="alert".*disputes this order/);
  expect(shown({ waitFor: "review" })).toMatch(/role="alert".*look at this order’s money first/);
});

test("once nothing is left there is nothing to press", () => {
  expect(shown({ lines: [] })).not.toContain("<button");
});
