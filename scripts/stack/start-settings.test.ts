import { expect, test } from "vitest";
import { readStartSettings } from "./start-settings";

test("without settings every missing one is named, and the command that needs none", () => {
  expect(() => readStartSettings({})).toThrow(
    expect.objectContaining({
      name: "ExpectedFailure",
      message: expect.stringMatching(
        /DATABASE_URL[\s\S]*STRIPE_SECRET_KEY[\s\S]*STRIPE_WEBHOOK_SECRET[\s\S]*APP_URL[\s\S]*AUTH_SECRET[\s\S]*npm run demo/,
      ),
    }),
  );
});
