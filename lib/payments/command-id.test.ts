import { describe, expect, test } from "vitest";
import { commandIdOf } from "./command-id";

const FORMS = Array.from({ length: 200 }, (_, form) => commandIdOf("order", `form ${form}`));

describe("the id of what a form asks for", () => {
  test("is a UUID of version 8 (RFC 9562, section 5.8)", () => {
    for (const id of FORMS)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("is the same however often the form is sent", () => {
    expect(commandIdOf("order", "form 7")).toBe(FORMS[7]);
  });

  test("is another for every form, and for the same form of another order", () => {
    expect(new Set(FORMS).size).toBe(FORMS.length);
    expect(FORMS).not.toContain(commandIdOf("another order", "form 7"));
  });

  test("has every digit that is not its version's from the form", () => {
    for (let place = 0; place < 36; place++) {
      const digits = new Set(FORMS.map((id) => id[place]));
      const given = { 8: 1, 13: 1, 14: 1, 18: 1, 19: 4, 23: 1 }[place];
      expect({ place, digits: digits.size }).toEqual({ place, digits: given ?? 16 });
    }
  });
});
