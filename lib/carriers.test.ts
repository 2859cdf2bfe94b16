import { expect, test } from "vitest";
import { carrierName, carrierOptions, isCarrier, trackingLink } from "./carriers";

test.each(carrierOptions())(
  "a parcel with $label can be followed by a link that has its number",
  ({ value }) => {
    const link = trackingLink(value, "00 34/&?#$&");
    expect(new URL(link ?? "").protocol).toBe("https:");
    expect(link).toContain("00%2034%2F%26%3F%23%24%26");
  },
);

test("without a carrier, a number, or a carrier of the table there is no link", () => {
  expect(trackingLink(null, "1")).toBeNull();
  expect(trackingLink("dhl", null)).toBeNull();
  expect(trackingLink("pigeon", "1")).toBeNull();
  expect(trackingLink("constructor", "1")).toBeNull();
});

test("a carrier that the table has no more is told by what it was kept as", () => {
  expect(carrierName("ups")).toBe("UPS");
  expect(carrierName("pigeon")).toBe("pigeon");
  expect(isCarrier("toString")).toBe(false);
});
