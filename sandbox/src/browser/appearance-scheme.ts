import type { Appearance } from "@stripe/stripe-js";

/** Background each theme draws its inputs on unless `variables.colorBackground` says otherwise. */
export const THEME_BACKGROUND = { stripe: "#ffffff", night: "#30313d", flat: "#f1f1f1" } as const;

/**
 * Whether the elements must use the browser's dark form controls. The iframe element and its document have to
 * agree on the colour scheme, or the browser paints an opaque backdrop behind a transparent frame.
 */
export function colorScheme(appearance: Appearance | undefined): "light" | "dark" {
  const background =
    appearance?.variables?.colorBackground ?? THEME_BACKGROUND[appearance?.theme ?? "stripe"];
  const luminance = hexLuminance(background);
  if (luminance === null) return appearance?.theme === "night" ? "dark" : "light";
  return luminance < 0.4 ? "dark" : "light";
}

/** Perceived lightness 0 to 1 of `#rgb`, `#rrggbb` or `rgb(…)`; null for any other notation. */
function hexLuminance(color: string): number | null {
  const channels = hexChannels(color) ?? rgbChannels(color);
  if (!channels) return null;
  const [red = 0, green = 0, blue = 0] = channels;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function hexChannels(color: string): number[] | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(color.trim())?.[1];
  if (!digits) return null;
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  return pairs.map((pair) => Number.parseInt(pair, 16));
}

function rgbChannels(color: string): number[] | null {
  const match = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(color.trim());
  return match ? match.slice(1, 4).map(Number) : null;
}
