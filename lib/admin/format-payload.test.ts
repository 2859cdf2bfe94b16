import { expect, test } from "vitest";
import { formatPayload } from "./format-payload";

test("client secrets are hidden at any depth", () => {
  const shown = formatPayload({
    data: { object: { id: "pi_1", client_secret: "pi_1_secret_abc", list: [{ client_secret: "x" }] } },
  });
  expect(shown).not.toContain("secret_abc");
  expect(shown.match(/\[hidden\]/g)).toHaveLength(2);
  expect(shown).toContain('"id": "pi_1"');
});

test("everything else is shown as it came", () => {
  expect(JSON.parse(formatPayload({ a: [1, null, "é"], client_secret: null }))).toEqual({
    a: [1, null, "é"],
    client_secret: null,
  });
});
