import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hashCartSecret, newCartSecret } from "./cart-secret";

test("every secret is new and carries 256 bits", () => {
  const secrets = Array.from({ length: 100 }, newCartSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(Buffer.from(secret, "base64url")).toHaveLength(32);
});

test("what is stored is the SHA-256 of the secret", () => {
  const secret = newCartSecret();
  const expected = createHash("sha256").update(secret).digest("hex");
  expect(Buffer.from(hashCartSecret(secret) ?? []).toString("hex")).toBe(expected);
});

test.each(["", "short", "x".repeat(42), "x".repeat(44), `${"x".repeat(42)}'`, `${"x".repeat(43)}\n`])(
  "%j cannot be a cart's secret",
  (forged) => {
    expect(hashCartSecret(forged)).toBeNull();
  },
);
