import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networkOf, siteOf, trustedClientIp } from "./client-ip";

const PEER = "203.0.113.9";

function ip(forwardedFor: string | undefined, trustedProxies: number, socketAddress = PEER): string {
  return trustedClientIp(
    { headers: { "x-forwarded-for": forwardedFor }, socket: { remoteAddress: socketAddress } },
    trustedProxies,
  );
}

describe("without a proxy of ours", () => {
  test("the socket's peer is the client, whatever the request claims", () => {
    fc.assert(fc.property(fc.string(), (claim) => ip(claim, 0) === PEER));
  });
});

describe("behind proxies of ours", () => {
  test("one proxy: the last entry is the client", () => {
    expect(ip("6.6.6.6, 198.51.100.7", 1)).toBe("198.51.100.7");
  });

  test("two proxies: the last entry is the outer proxy and the one before it the client", () => {
    expect(ip("6.6.6.6, 198.51.100.7, 10.0.0.2", 2)).toBe("198.51.100.7");
  });

  test("what the client writes in front never changes the result", () => {
    fc.assert(fc.property(fc.string(), (claim) => ip(`${claim}, 198.51.100.7`, 1) === "198.51.100.7"));
  });

  test.each([
    ["no header", undefined],
    ["an entry that is no address", "unknown, 10.0.0.2"],
  ])("%s falls back to the peer", (_, forwardedFor) => {
    expect(ip(forwardedFor, 2)).toBe(PEER);
  });

  test("with fewer entries than proxies the farthest one is the client", () => {
    expect(ip("198.51.100.7", 2)).toBe("198.51.100.7");
  });
});

test.each([
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["198.51.100.7:4711", "198.51.100.7"],
  ["[2001:DB8::1]:4711", "2001:db8::1"],
])("%s is read as %s", (written, read) => {
  expect(ip(written, 1)).toBe(read);
});

describe("what limits count by", () => {
  test("an IPv4 address counts by itself", () => {
    expect(networkOf("198.51.100.7")).toBe("198.51.100.7");
  });

  test("all addresses of one IPv6 /64 count together", () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16));
    const host = fc.tuple(group, group, group, group);
    fc.assert(
      fc.property(host, (groups) => networkOf(`2001:db8:1:2:${groups.join(":")}`) === "2001:db8:1:2::/64"),
    );
  });

  test.each([
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("%s belongs to %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test("anything else, such as a cart's id, counts by itself", () => {
    expect(networkOf("0b5a1f0e-cart")).toBe("0b5a1f0e-cart");
  });

  test("every /64 of one IPv6 /48 is of one site, and an IPv4 address of none", () => {
    expect(siteOf("2001:db8:1:2::1")).toBe("2001:db8:1::/48");
    expect(siteOf("2001:db8:1:ffff::1")).toBe("2001:db8:1::/48");
    expect(siteOf("198.51.100.7")).toBeNull();
  });
});
