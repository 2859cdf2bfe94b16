import { createHash } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { hashNetwork } from "./hash-network";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgres://till:till@127.0.0.1:5432/till");
  vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_till");
  vi.stubEnv("NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY", "pk_test_till");
  vi.stubEnv("STRIPE_WEBHOOK_SECRET", "whsec_till");
  vi.stubEnv("APP_URL", "https://shop.example");
  vi.stubEnv("AUTH_SECRET", "a secret of thirty-two characters");
});

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("one network has one hash and another one another", () => {
  expect(hashNetwork("198.51.100.7")).toEqual(hashNetwork("198.51.100.7"));
  expect(hex(hashNetwork("198.51.100.7"))).not.toBe(hex(hashNetwork("198.51.100.8")));
});

test("without the secret nobody finds the network by trying them all", () => {
  const tried = createHash("sha256").update("198.51.100.7").digest("hex");
  expect(hex(hashNetwork("198.51.100.7"))).not.toBe(tried);
  expect(hashNetwork("198.51.100.7")).toHaveLength(32);
});
