import { injectScript } from "@/lib/inject-script";

type RenderOptions = {
  sitekey: string;
  theme: "light" | "dark";
  callback: (proof: string) => void;
  "expired-callback": () => void;
  "error-callback": () => void;
};

/** What the scripts of Turnstile, hCaptcha and reCAPTCHA offer alike. */
export type CaptchaApi = {
  /** Shows a widget in an empty element and returns its id. */
  render: (box: HTMLElement, options: RenderOptions) => unknown;
  /** Takes a widget away; reCAPTCHA's script has no such thing. */
  remove?: (id: unknown) => void;
};

declare global {
  interface Window {
    turnstile?: CaptchaApi;
    hcaptcha?: CaptchaApi;
    grecaptcha?: CaptchaApi;
    tillCaptchaReady?: () => void;
  }
}

let loading: Promise<CaptchaApi> | null = null;

async function load(scriptUrl: string): Promise<CaptchaApi> {
  const src = new URL(scriptUrl);
  // The scripts fetch more before they can be used, and then call what `onload` names.
  src.searchParams.set("onload", "tillCaptchaReady" satisfies keyof Window);
  src.searchParams.set("render", "explicit");
  const ready = new Promise<void>((resolve) => {
    window.tillCaptchaReady = resolve;
  });
  await injectScript(src.href);
  await ready;
  // hCaptcha's script answers to reCAPTCHA's name as well.
  const api = window.turnstile ?? window.hcaptcha ?? window.grecaptcha;
  if (!api) throw new Error(`no CAPTCHA came from ${scriptUrl}`);
  return api;
}

/**
 * The CAPTCHA's script for this page, loaded once. In the browser only: call it from an effect or an event
 * handler. Rejects where it can't be fetched; the next call tries again.
 */
export function loadCaptcha(scriptUrl: string): Promise<CaptchaApi> {
  loading ??= load(scriptUrl).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
