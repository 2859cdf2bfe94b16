import addressFormatter from "@fragaria/address-formatter";
import { SHIPS_TO } from "@/lib/shop";
import type { Order } from "@/prisma/generated/client";

export type DeliveryAddress = Pick<
  Order,
  | "shippingName"
  | "shippingLine1"
  | "shippingLine2"
  | "shippingCity"
  | "shippingState"
  | "shippingPostalCode"
  | "shippingCountry"
>;

// The library decides where each part of an address stands, and never sees what was typed: it would drop a
// line that repeats another one (Ms Paris of Paris) and rewrite names it knows from maps. Private-use
// characters stand for the parts.
const STREET = "\uE001";
const CITY = "\uE002";
const STATE = "\uE003";
const POSTAL_CODE = "\uE004";
const PART = /[\uE001-\uE004]/;
const PARTS = /[\uE001-\uE004]/g;

// For orders to countries that the shop has stopped sending parcels to.
const COUNTRY_NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

function layOut(country: string, hasState: boolean): string[] {
  const lines = addressFormatter.format(
    {
      road: STREET,
      city: CITY,
      postcode: POSTAL_CODE,
      // Some countries write the state, some the county; the form has one field for whichever it is.
      ...(hasState && { state: STATE, county: STATE }),
    },
    { countryCode: country, output: "array" },
  );
  // A line without a part is the country in the library's words, and Hungary's template ends its street
  // with a dot of its own.
  return lines.filter((line) => PART.test(line)).map((line) => line.replace(/ \.$/, ""));
}

/**
 * A delivery address as it is written in its country, a line an item: the addressee first, the country's
 * English name last, as the Universal Postal Union asks of mail that crosses a border. Nothing that was
 * typed is changed or lost: what a country's layout has no place for stands above the country.
 */
export function addressLines(address: DeliveryAddress): string[] {
  const typed = new Map<string, string>([
    [STREET, address.shippingLine1],
    [CITY, address.shippingCity],
    [STATE, address.shippingState ?? ""],
    [POSTAL_CODE, address.shippingPostalCode],
  ]);
  const layout = layOut(address.shippingCountry, Boolean(address.shippingState));
  const shown = layout.join("");
  for (const [part, text] of typed) if (text && !shown.includes(part)) layout.push(part);
  const lines = layout.flatMap((line) => [
    line.replace(PARTS, (part) => typed.get(part) ?? ""),
    ...(line.includes(STREET) && address.shippingLine2 ? [address.shippingLine2] : []),
  ]);
  const { shippingCountry: country } = address;
  return [address.shippingName, ...lines, SHIPS_TO[country] ?? COUNTRY_NAMES.of(country) ?? country];
}
