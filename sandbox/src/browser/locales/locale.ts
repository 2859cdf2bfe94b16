import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { ja } from "./ja";
import type { Texts } from "./texts";

const LANGUAGES: Record<string, Texts> = { en, de, fr, es, ja };

/** The texts of a `locale` option; `auto` and nothing mean the browser's language, unknown languages English. */
export function textsFor(locale: unknown): { language: string; texts: Texts } {
  const wanted = typeof locale === "string" && locale !== "auto" ? locale : navigator.language;
  const language = wanted.split("-")[0] ?? "en";
  const texts = LANGUAGES[language];
  return texts ? { language: wanted, texts } : { language: "en", texts: en };
}
