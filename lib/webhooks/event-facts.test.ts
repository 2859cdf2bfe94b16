import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EVENT_TYPES } from "./event-facts";

test("the README tells adopters to subscribe to exactly the types that Till acts on", () => {
  const readme = readFileSync(path.join(process.cwd(), "README.md"), "utf8");
  const [list = ""] = /\*\*Webhook endpoint\.\*\*.*?Other types/s.exec(readme) ?? [];
  const named = [...list.matchAll(/`((?:payment_intent|refund|charge)\.[a-z_.]+)`/g)].map(([, type]) => type);
  expect(named.toSorted()).toEqual(Object.keys(EVENT_TYPES).toSorted());
});
