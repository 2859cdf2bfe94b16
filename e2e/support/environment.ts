function setting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is missing: run the journeys by \`npm run test:e2e\`, which starts a shop.`);
  return value;
}

/** Where the shop under test and its surroundings are. Everything is reached over HTTP. */
export const environment = {
  shopUrl: setting("E2E_BASE_URL"),
  /** The same shop with MANUAL_CAPTURE: what is sold there is only held at first. */
  holdingUrl: setting("E2E_HOLDING_URL"),
  sandboxUrl: setting("E2E_SANDBOX_URL"),
  sandboxControlKey: setting("E2E_SANDBOX_CONTROL_KEY"),
  shopkeeperUrl: setting("E2E_SHOPKEEPER_URL"),
  captchaOrigin: setting("E2E_CAPTCHA_ORIGIN"),
  healthToken: setting("E2E_HEALTH_TOKEN"),
  staff: { email: setting("E2E_STAFF_EMAIL"), password: setting("E2E_STAFF_PASSWORD") },
  stripeSecretKey: setting("STRIPE_SECRET_KEY"),
  webhookSecret: setting("STRIPE_WEBHOOK_SECRET"),
};
