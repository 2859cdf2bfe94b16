import { describe, expect, test } from "vitest";
import { colorScheme } from "./appearance-scheme";
import { encodeForm } from "./form-encoding";
import { hiddenFields } from "./hidden-fields";
import { de } from "./locales/de";
import { en } from "./locales/en";
import { es } from "./locales/es";
import { fr } from "./locales/fr";
import { ja } from "./locales/ja";
import { returnAddress } from "./return-address";

test("parameters are sent in Stripe's bracket form, without what is undefined", () => {
  const form = encodeForm({
    card: { number: "42", exp: { month: 1 } },
    list: ["a", "b"],
    none: undefined,
    empty: null,
  });
  expect(decodeURIComponent(form)).toBe("card[number]=42&card[exp][month]=1&list[0]=a&list[1]=b&empty=");
});

describe("the return address", () => {
  test.each([
    ["succeeded", "succeeded"],
    ["requires_capture", "succeeded"],
    ["processing", "pending"],
    ["requires_payment_method", "failed"],
  ])("says of a %s PaymentIntent that it %s, and keeps its own parameters", (status, redirectStatus) => {
    const intent = { id: "pi_1", client_secret: "pi_1_secret_x", status };
    const url = new URL(returnAddress("http://shop.test/orders/abc?lang=de", intent));
    expect(url.searchParams.get("redirect_status")).toBe(redirectStatus);
    expect(url.searchParams.get("payment_intent")).toBe("pi_1");
    expect(url.searchParams.get("payment_intent_client_secret")).toBe("pi_1_secret_x");
    expect(url.searchParams.get("lang")).toBe("de");
  });
});

test("an option of never hides the field, the whole address or everything", () => {
  expect(hiddenFields({})).toEqual([]);
  expect(hiddenFields({ fields: { billingDetails: { name: "never" } } })).toEqual(["name"]);
  const postal = { fields: { billingDetails: { address: { postalCode: "never" } } } };
  expect(hiddenFields(postal)).toEqual(["address.postal_code"]);
  expect(hiddenFields({ fields: { billingDetails: { address: "never" } } })).toHaveLength(6);
  expect(hiddenFields({ fields: { billingDetails: "never" } })).toHaveLength(9);
});

test("the colour scheme follows the background, and the theme where there is none", () => {
  expect(colorScheme(undefined)).toBe("light");
  expect(colorScheme({ theme: "night" })).toBe("dark");
  expect(colorScheme({ theme: "night", variables: { colorBackground: "#fff" } })).toBe("light");
  expect(colorScheme({ variables: { colorBackground: "rgb(20, 20, 24)" } })).toBe("dark");
  expect(colorScheme({ theme: "night", variables: { colorBackground: "oklch(20% 0 0)" } })).toBe("dark");
});

test("no language repeats an English sentence, and placeholders survive translation", () => {
  for (const texts of [de, fr, es, ja]) {
    for (const [code, message] of Object.entries(texts.errors)) {
      expect(message, code).not.toBe(Object.entries(en.errors).find(([name]) => name === code)?.[1]);
    }
    expect(texts.redirect).toContain("{method}");
    expect(texts.sepaMandate).toContain("{business}");
  }
});
