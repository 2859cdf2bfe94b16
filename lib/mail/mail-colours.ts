// The shop's colours once more, as mail programs have no custom properties. A test beside this file compares them
// with app/shop-colours.css.

type MailColours = Record<"bg" | "surface" | "ink" | "ink-muted" | "line" | "accent" | "accent-ink", string>;

export const LIGHT: MailColours = {
  bg: "#f7f7f4",
  surface: "#ffffff",
  ink: "#1b2226",
  "ink-muted": "#545e63",
  line: "#dcddd7",
  accent: "#1f4e68",
  "accent-ink": "#ffffff",
};

export const DARK: MailColours = {
  bg: "#12171a",
  surface: "#1a2125",
  ink: "#ecefee",
  "ink-muted": "#a6b1b6",
  line: "#2f383d",
  accent: "#a3cbdf",
  "accent-ink": "#0c2331",
};
