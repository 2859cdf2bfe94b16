import { isRecord, readRecord, readString } from "../../page/guards";
import { colorScheme } from "../appearance-scheme";
import { RENAMED, THEMES } from "./appearance-themes";

const sheet = new CSSStyleSheet();

/** Draws the frame in the page's appearance: theme, then `variables`, then `rules`, each overriding the last. */
export function applyAppearance(group: Record<string, unknown>): void {
  const appearance = readRecord(group, "appearance");
  const root = document.documentElement;
  const theme = themeName(appearance);
  root.dataset.theme = theme;
  root.dataset.labels = readString(appearance, "labels") === "floating" ? "floating" : "above";
  root.dataset.inputs = readString(appearance, "inputs") === "condensed" ? "condensed" : "spaced";
  root.dataset.animations = appearance.disableAnimations === true ? "off" : "on";
  root.style.colorScheme = colorScheme(appearance);
  for (const name of [...root.style]) if (name.startsWith("--")) root.style.removeProperty(name);
  for (const [name, value] of Object.entries({ ...THEMES[theme], ...variables(appearance) })) {
    root.style.setProperty(`--${name}`, value);
  }
  // A constructed sheet needs no style-src permission, so the frame's policy can forbid inline styles.
  sheet.replaceSync(rulesText(readRecord(appearance, "rules")));
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [sheet];
  loadFonts(group.fonts);
}

function themeName(appearance: Record<string, unknown>): "stripe" | "night" | "flat" {
  const theme = readString(appearance, "theme");
  return theme === "night" || theme === "flat" ? theme : "stripe";
}

function variables(appearance: Record<string, unknown>): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const [name, value] of Object.entries(readRecord(appearance, "variables"))) {
    if (typeof value === "string") chosen[RENAMED[name] ?? name] = value;
  }
  // The edge of inputs follows the page's own colours unless a rule or variable sets it.
  if (chosen.colorBackground || chosen.colorText) {
    chosen.colorEdge ??= "color-mix(in srgb, var(--colorText) 18%, var(--colorBackground))";
  }
  return chosen;
}

/** Rules name the elements' public classes only (`.Input:focus`), never tags, ids or other selectors. */
const SELECTOR = /^\.[A-Z][\w-]*(?:[.:][\w:()-]+)*(?:\s+\.[A-Z][\w-]*(?:[.:][\w:()-]+)*)*$/;

function rulesText(rules: Record<string, unknown>): string {
  const blocks: string[] = [];
  for (const [selector, declarations] of Object.entries(rules)) {
    if (!SELECTOR.test(selector) || !isRecord(declarations)) {
      console.warn(`[Stripe.js] appearance.rules: "${selector}" is not a supported selector.`);
      continue;
    }
    const lines = Object.entries(declarations)
      .filter((entry): entry is [string, string] => typeof entry[1] === "string" && !/[{};]/.test(entry[1]))
      .map(([name, value]) => `${kebab(name)}: ${value};`);
    // The elements' own styles are in a cascade layer, so that a rule always wins.
    blocks.push(`${selector} { ${lines.join(" ")} }`);
  }
  return blocks.join("\n");
}

function kebab(name: string): string {
  if (name.startsWith("--")) return name;
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^(webkit|moz)-/, "-$1-");
}

/** The page's own fonts: a stylesheet with @font-face, or one font file. */
function loadFonts(fonts: unknown): void {
  if (!Array.isArray(fonts)) return;
  for (const font of fonts) {
    const address = readString(font, "cssSrc");
    const family = readString(font, "family");
    const source = readString(font, "src");
    if (address && !document.querySelector(`link[href="${CSS.escape(address)}"]`)) {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      document.head.append(link);
    } else if (family && source) {
      const face = new FontFace(family, source, {
        weight: readString(font, "weight") ?? "normal",
        style: readString(font, "style") ?? "normal",
      });
      document.fonts.add(face);
      face
        .load()
        .catch((cause: unknown) => console.warn(`[Stripe.js] font ${family} could not be loaded`, cause));
    }
  }
}
