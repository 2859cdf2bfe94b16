import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NoEvents } from "./no-events";

const ENDPOINT = "https://shop.example/api/webhooks";

test("a paid order without events is called a sign of a broken webhook, with what to check", () => {
  const html = renderToStaticMarkup(<NoEvents status="paid" paymentStarted endpoint={ENDPOINT} />);
  expect(html).toContain("Stripe’s events did not arrive");
  for (const check of [ENDPOINT, "STRIPE_WEBHOOK_SECRET", "stripe listen"]) expect(html).toContain(check);
});

test("an order that no payment was started for lacks nothing", () => {
  const html = renderToStaticMarkup(<NoEvents status="pending" paymentStarted={false} endpoint={ENDPOINT} />);
  expect(html).not.toMatch(/role="alert"|STRIPE_WEBHOOK_SECRET/);
});
