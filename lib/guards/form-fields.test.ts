import { expect, test } from "vitest";
import { formFields } from "./form-fields";

test("a form gives its fields without React's bookkeeping, the last of two of one name", () => {
  const form = new FormData();
  form.set("$ACTION_KEY", "k1");
  form.append("quantity", "2");
  form.append("quantity", "3");
  expect(formFields(form)).toEqual({ quantity: "3" });
});
