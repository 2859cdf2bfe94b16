import path from "node:path";
import { describe, expect, test } from "vitest";
import { refusal } from "./floors";
import { findCircle, importsIn, readImports } from "./imports";

const imports = await readImports(path.join(import.meta.dirname, "../src"));

test("every import of the package looks down", () => {
  expect(imports.length).toBeGreaterThan(500);
  expect(imports.map(refusal).filter((reason) => reason !== null)).toEqual([]);
});

test("no file imports itself over others, types included", () => {
  expect(findCircle(imports)).toBeNull();
});

describe("a check like this one notices", () => {
  test.each([
    ["a lower floor that looks up", "store/world.ts", `import { Dispatcher } from "../webhooks/dispatcher";`],
    [
      "a type of a higher floor",
      "records/delivery.ts",
      `import type { DeliveryView } from "../view/sandbox";`,
    ],
    [
      "an import over several lines",
      "http/router.ts",
      `import {\n  apiRoutes,\n} from "../resources/routes";`,
    ],
    ["an import while it runs", "wire/charge.ts", `const store = await import("../store/world");`],
    ["what is handed on", "protocol/errors.ts", `export { emit } from "../webhooks/emit";`],
    ["a neighbour on the same floor", "cli/hub.ts", `import { control } from "../control/json";`],
    ["a folder without a floor", "cellar/wine.ts", `import { newId } from "../base/ids";`],
    ["the app around it", "http/call.ts", `import { money } from "../../../lib/money";`],
    ["Node.js in the browser", "watch/client/main.ts", `import { World } from "../../store/world";`],
  ])("%s", (_what, file, statement) => {
    expect(importsIn(file, statement).map(refusal)).toEqual([expect.stringContaining(file)]);
  });

  test("a circle of three files", () => {
    const circle = [
      ...importsIn("store/a.ts", `import type { B } from "./b";`),
      ...importsIn("store/b.ts", `import { c } from "./c";`),
      ...importsIn("store/c.ts", `import { a } from "./a";`),
    ];
    expect(findCircle(circle)).toEqual(["store/a.ts", "store/b.ts", "store/c.ts", "store/a.ts"]);
  });
});
