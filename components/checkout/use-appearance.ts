import type { Appearance } from "@stripe/stripe-js";
import { useEffect, useState } from "react";

const DARK = "(prefers-color-scheme: dark)";

/** The design tokens as Stripe's frame needs them: plain colours, because it can't see our stylesheet. */
function readAppearance(): Appearance {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  const surface = token("--color-surface");
  const ink = token("--color-ink");
  const muted = token("--color-ink-muted");
  const accent = token("--color-accent");
  const danger = token("--color-danger");
  const lineStrong = token("--color-line-strong");
  const radius = token("--radius-md");
  return {
    theme: window.matchMedia(DARK).matches ? "night" : "stripe",
    labels: "above",
    variables: {
      fontFamily: "ui-sans-serif, system-ui, sans-serif",
      fontSizeBase: "16px",
      spacingUnit: "4px",
      borderRadius: radius,
      colorPrimary: accent,
      colorBackground: surface,
      colorText: ink,
      colorTextSecondary: muted,
      colorTextPlaceholder: muted,
      colorDanger: danger,
      iconColor: muted,
      gridRowSpacing: "16px",
      gridColumnSpacing: "16px",
    },
    // As in components/ui: a label above, a visible border, one focus ring.
    rules: {
      ".Label": { fontSize: "15px", fontWeight: "500", color: ink, marginBottom: "6px" },
      ".Input": {
        padding: "10px 12px",
        border: `1px solid ${lineStrong}`,
        backgroundColor: surface,
        boxShadow: "none",
      },
      ".Input:focus": {
        borderColor: lineStrong,
        outline: `2px solid ${accent}`,
        outlineOffset: "0",
        boxShadow: "none",
      },
      ".Input--invalid": { borderColor: danger, color: ink, boxShadow: "none" },
      ".Error": { fontSize: "15px", color: danger, marginTop: "6px" },
      ".Tab": { border: `1px solid ${lineStrong}`, backgroundColor: surface, boxShadow: "none" },
      ".Tab--selected": {
        borderColor: accent,
        color: accent,
        boxShadow: `0 0 0 1px ${accent}`,
      },
    },
  };
}

/** Follows the reader's colour scheme. Null until the page runs in a browser. */
export function useAppearance(): Appearance | null {
  const [appearance, setAppearance] = useState<Appearance | null>(null);
  useEffect(() => {
    const read = () => setAppearance(readAppearance());
    const dark = window.matchMedia(DARK);
    read();
    dark.addEventListener("change", read);
    return () => dark.removeEventListener("change", read);
  }, []);
  return appearance;
}
