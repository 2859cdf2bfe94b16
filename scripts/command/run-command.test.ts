import { expect, test } from "vitest";
import { assertNodeVersion } from "./run-command";

test.each(["v20.19.0", "v20.20.2", "v22.1.0", "v24.21.0"])("Node %s is new enough", (version) => {
  expect(() => assertNodeVersion(version)).not.toThrow();
});

test.each(["v18.20.8", "v20.18.3", "v16.0.0"])("Node %s is refused with what to do", (version) => {
  expect(() => assertNodeVersion(version)).toThrow(
    `Till needs Node.js 20.19 or newer and this is ${version}: install a newer one`,
  );
});
