import { afterAll } from "vitest";
import { setUpDatabase } from "./database";
import { startTestSandbox, type TestSandbox } from "./sandbox";

/**
 * Gives the calling test file a database and a Stripe of its own, which nobody's webhooks leave. Returns how to get at
 * that Stripe once the tests run; it is stopped after the file's last test.
 */
export function setUpSandbox(): () => TestSandbox {
  let started: TestSandbox | undefined;
  const sandbox = () => {
    if (!started) throw new Error("the sandbox is there once the file's tests run");
    return started;
  };
  setUpDatabase(async () => {
    started = await startTestSandbox();
    return started.settings;
  });
  afterAll(() => sandbox().stop());
  return sandbox;
}
