type AddressWords = {
  city: string;
  postalCode: string;
  /** What the part between town and country is called; null where addresses have none. */
  state: string | null;
  stateRequired: boolean;
  /** A postal code is all digits: phones show the number pad. */
  digitsOnly: boolean;
};

const USUAL: AddressWords = {
  city: "Town or city",
  postalCode: "Postal code",
  state: null,
  stateRequired: false,
  digitsOnly: false,
};

// Only what differs from the usual. "Required" is what carriers refuse a parcel without.
const BY_COUNTRY: Readonly<Record<string, Partial<AddressWords>>> = {
  US: { city: "City", postalCode: "ZIP code", state: "State", stateRequired: true },
  CA: { city: "City", state: "Province", stateRequired: true },
  AU: { city: "Suburb", postalCode: "Postcode", state: "State", stateRequired: true, digitsOnly: true },
  JP: { city: "City or ward", state: "Prefecture", stateRequired: true },
  IT: { state: "Province", stateRequired: true, digitsOnly: true },
  ES: { state: "Province", digitsOnly: true },
  KR: { city: "City or district", state: "Province or metropolitan city", digitsOnly: true },
  KW: { city: "Area", state: "Governorate", digitsOnly: true },
  GB: { postalCode: "Postcode" },
  IE: { postalCode: "Eircode", state: "County" },
  NZ: { postalCode: "Postcode", digitsOnly: true },
  NL: { postalCode: "Postcode" },
  RO: { state: "County", digitsOnly: true },
  ...Object.fromEntries(
    ["AT", "BE", "BG", "CH", "CY", "DE", "DK", "EE", "FI", "FR", "HR", "HU", "IS", "NO", "SG", "SI"].map(
      (country) => [country, { digitsOnly: true }],
    ),
  ),
};

/** What the parts of an address are called in a country (ISO 3166-1 alpha-2), and which it needs. */
export function addressWords(country: string): AddressWords {
  return { ...USUAL, ...BY_COUNTRY[country] };
}
