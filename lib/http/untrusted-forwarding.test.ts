import { afterEach, expect, test, vi } from "vitest";
import { noteUntrustedForwarding, readUntrustedForwarding } from "./untrusted-forwarding";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a forwarded header that is not believed is warned about once and counted every time", () => {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  noteUntrustedForwarding({});
  expect(readUntrustedForwarding()).toBeNull();
  noteUntrustedForwarding({ "x-forwarded-for": "6.6.6.6" });
  noteUntrustedForwarding({ forwarded: "for=6.6.6.6" });
  noteUntrustedForwarding({});
  expect(readUntrustedForwarding()).toEqual({ requests: 4, forwarded: 2 });
  const warnings = lines.map((line) => JSON.parse(line));
  expect(warnings).toEqual([expect.objectContaining({ level: 40, setting: "TRUSTED_PROXIES" })]);
  expect(lines.join("")).not.toContain("6.6.6.6");
});
