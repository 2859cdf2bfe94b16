declare const SANDBOX_ORIGIN: string;

/**
 * The sandbox's own origin, written into the script when it is served. `document.currentScript` would be wrong
 * when a test answers Stripe's real script URL with this file.
 */
export const sandboxOrigin = SANDBOX_ORIGIN;
