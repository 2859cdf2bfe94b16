import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { HealthLine } from "./health-line";

const SOUND = { kind: "checked" as const, broken: [] };

test("requests through a proxy that Till was not told of stand beside the checks, with the setting to change", () => {
  const html = renderToStaticMarkup(
    <HealthLine health={SOUND} forwarding={{ forwarded: 9, requests: 12 }} />,
  );
  expect(html).toContain("9 of 12 requests");
  expect(html).toContain("TRUSTED_PROXIES");
  expect(html).toContain("All checks hold");
});

test("without such requests the line says only what the checks say", () => {
  const html = renderToStaticMarkup(<HealthLine health={SOUND} forwarding={null} />);
  expect(html).not.toContain("proxy");
});
