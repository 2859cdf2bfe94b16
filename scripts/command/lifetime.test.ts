import { expect, test, vi } from "vitest";
import { Lifetime } from "./lifetime";

test("what was started last is stopped first, and only once", async () => {
  const lifetime = new Lifetime();
  const stopped: string[] = [];
  for (const name of ["database", "worker", "shop"]) lifetime.onStop(() => void stopped.push(name));
  await Promise.all([lifetime.stop(), lifetime.stop()]);
  expect(stopped).toEqual(["shop", "worker", "database"]);
});

test("a part that fails to stop is reported and does not keep the others running", async () => {
  const lifetime = new Lifetime();
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const stopped: string[] = [];
  lifetime.onStop(() => void stopped.push("database"));
  lifetime.onStop(() => Promise.reject(new Error("stuck")));
  await lifetime.stop();
  expect(stopped).toEqual(["database"]);
  expect(String(printed.mock.calls[0])).toContain("stuck");
  printed.mockRestore();
});
