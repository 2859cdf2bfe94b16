import type { ErrorCode, Texts } from "../locales/texts";

/** What every payment method's form needs to draw itself. */
export type FormContext = {
  texts: Texts;
  /** BCP 47 tag of the language the texts are in. */
  language: string;
  /** Options of `elements.create("payment", …)`. */
  element: Record<string, unknown>;
  /** Billing fields the page collects itself, in the API's spelling. */
  hidden: Set<string>;
  /** Name shown in mandates and terms. */
  business: string;
  /** Tells the page that something was typed or chosen. */
  onInput: () => void;
  message: (code: ErrorCode) => string;
};
