import { startCaptchaProvider } from "@/lib/testing/captcha-provider";
import type { Lifetime } from "@/scripts/command/lifetime";

/** A CAPTCHA's provider for the journeys: its origin, and the settings that put it in a real one's place. */
export async function startCaptcha(
  lifetime: Lifetime,
): Promise<{ origin: string; settings: Record<string, string> }> {
  const { origin, settings, close } = await startCaptchaProvider();
  lifetime.onStop(close);
  return { origin, settings };
}
