import { expect, expectAccessible, paymentFrame, test } from "./fixtures";

test("variables and rules of the appearance reach the inputs", async ({ page, openShop }) => {
  await openShop({
    appearance: {
      variables: {
        colorBackground: "#fffbea",
        colorPrimary: "#7c2d12",
        borderRadius: "12px",
        fontSizeBase: "18px",
      },
      rules: {
        ".Label": { textTransform: "uppercase" },
        ".Input": { border: "2px solid rgb(1, 2, 3)" },
        ".Input:focus": { borderColor: "rgb(4, 5, 6)" },
        ".TabLabel--selected": { fontWeight: "800" },
      },
    },
  });
  const frame = paymentFrame(page);
  const input = frame.locator("#payment-numberInput");
  await expect(input).toHaveCSS("background-color", "rgb(255, 251, 234)");
  await expect(input).toHaveCSS("border-radius", "12px");
  await expect(input).toHaveCSS("border-top-color", "rgb(1, 2, 3)");
  await expect(input).toHaveCSS("font-size", "18px");
  await expect(frame.locator("label").first()).toHaveCSS("text-transform", "uppercase");
  await expect(frame.getByText("Card", { exact: true })).toHaveCSS("font-weight", "800");
  await input.focus();
  await expect(input).toHaveCSS("border-top-color", "rgb(4, 5, 6)");
});

for (const theme of ["stripe", "night", "flat"] as const) {
  for (const labels of ["above", "floating"] as const) {
    test(`theme ${theme} with labels ${labels} has no accessibility violation`, async ({
      page,
      openShop,
    }) => {
      await openShop({
        appearance: { theme, labels },
        ...(theme === "night" ? { background: "#1a1b25" } : {}),
      });
      await paymentFrame(page).locator("#payment-numberInput").waitFor();
      await expectAccessible(page);
    });
  }
}

test("a dark theme draws dark inputs on a transparent frame", async ({ page, openShop }) => {
  await openShop({ appearance: { theme: "night" }, background: "#1a1b25" });
  const frame = paymentFrame(page);
  await expect(frame.locator("#payment-numberInput")).toHaveCSS("background-color", "rgb(48, 49, 61)");
  await expect(frame.locator("body")).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await expect(page.locator('iframe[title="Secure payment input frame"]')).toHaveCSS("color-scheme", "dark");
});

test("a new appearance is drawn without losing what was typed", async ({ page, openShop }) => {
  await openShop({ laterAppearance: { theme: "night" } });
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").fill("4242424242424242");
  await page.getByRole("button", { name: "Change appearance" }).click();
  await expect(frame.locator("#payment-numberInput")).toHaveCSS("background-color", "rgb(48, 49, 61)");
  await expect(frame.locator("#payment-numberInput")).toHaveValue("4242 4242 4242 4242");
  await expect(page.locator('iframe[title="Secure payment input frame"]')).toHaveCSS("color-scheme", "dark");
});

const LOCALES = [
  ["en", "Card number", "Your card number is incomplete."],
  ["de", "Kartennummer", "Ihre Kartennummer ist unvollständig."],
  ["fr", "Numéro de carte", "Le numéro de votre carte est incomplet."],
  ["es", "Número de tarjeta", "El número de tu tarjeta está incompleto."],
  ["ja", "カード番号", "カード番号に不備があります。"],
] as const;

for (const [locale, label, message] of LOCALES) {
  test(`locale ${locale} speaks its language`, async ({ page, openShop }) => {
    await openShop({ locale });
    const frame = paymentFrame(page);
    await expect(frame.getByLabel(label)).toBeVisible();
    await frame.getByLabel(label).fill("42");
    await frame.getByLabel(label).blur();
    await expect(frame.getByRole("alert")).toHaveText(message);
    await expect(frame.locator("html")).toHaveAttribute("lang", locale);
  });
}

test("at 280 pixels nothing overflows, and the frame is as tall as its form", async ({ page, openShop }) => {
  await page.setViewportSize({ width: 280, height: 800 });
  await openShop({ currency: "eur" });
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").waitFor();
  const wide = await frame.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth);
  expect(wide).toBe(false);
  const form = await frame
    .locator("#root")
    .evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  await expect(page.locator('iframe[title="Secure payment input frame"]')).toHaveCSS("height", `${form}px`);
  await frame.getByRole("combobox", { name: "More payment methods" }).selectOption({ label: "iDEAL" });
  await expect(frame.getByRole("tab", { name: "iDEAL" })).toHaveAttribute("aria-selected", "true");
});
