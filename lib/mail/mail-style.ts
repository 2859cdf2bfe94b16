import type { CSSProperties } from "react";
import { DARK, LIGHT } from "./mail-colours";

const FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const text = { margin: 0, fontFamily: FONT, color: LIGHT.ink } satisfies CSSProperties;

/** Set on each element, because some mail programs read nothing else. Light, as those know no dark either. */
export const STYLE = {
  page: { backgroundColor: LIGHT.bg, padding: "32px 12px" },
  shop: { ...text, padding: "0 4px 20px", fontSize: "17px", lineHeight: "24px", fontWeight: 600 },
  card: {
    backgroundColor: LIGHT.surface,
    border: `1px solid ${LIGHT.line}`,
    borderRadius: "14px",
    padding: "32px",
  },
  title: { ...text, fontSize: "24px", lineHeight: "30px", fontWeight: 600, letterSpacing: "-0.01em" },
  greeting: { ...text, paddingTop: "20px", fontSize: "16px", lineHeight: "26px" },
  paragraph: { ...text, paddingTop: "12px", fontSize: "16px", lineHeight: "26px" },
  action: { margin: 0, paddingTop: "24px", paddingBottom: "32px" },
  button: {
    fontFamily: FONT,
    fontSize: "16px",
    lineHeight: "24px",
    fontWeight: 600,
    color: LIGHT["accent-ink"],
    backgroundColor: LIGHT.accent,
    borderRadius: "8px",
    padding: "12px 22px",
  },
  label: {
    ...text,
    borderTop: `1px solid ${LIGHT.line}`,
    padding: "10px 12px 10px 0",
    fontSize: "15px",
    lineHeight: "22px",
    fontWeight: 400,
    textAlign: "left",
  },
  amount: {
    ...text,
    borderTop: `1px solid ${LIGHT.line}`,
    padding: "10px 0",
    fontSize: "15px",
    lineHeight: "22px",
    textAlign: "right",
    verticalAlign: "top",
    whiteSpace: "nowrap",
  },
  subtitle: { ...text, paddingTop: "24px", fontSize: "15px", lineHeight: "22px", fontWeight: 600 },
  address: { ...text, paddingTop: "4px", fontSize: "15px", lineHeight: "22px" },
  footer: { ...text, color: LIGHT["ink-muted"], padding: "20px 4px 0", fontSize: "13px", lineHeight: "20px" },
  link: { color: LIGHT.accent },
} as const satisfies Record<string, CSSProperties>;

/** For programs that have a dark mode and read style sheets; the others darken the light colours themselves. */
export const DARK_MODE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: ${DARK.bg} !important; }
  .card { background-color: ${DARK.surface} !important; border-color: ${DARK.line} !important; }
  .ink { color: ${DARK.ink} !important; border-color: ${DARK.line} !important; }
  .muted { color: ${DARK["ink-muted"]} !important; }
  .link { color: ${DARK.accent} !important; }
  .button { background-color: ${DARK.accent} !important; color: ${DARK["accent-ink"]} !important; }
}
@media (max-width: 480px) {
  .card { padding: 24px 20px !important; }
}`;
